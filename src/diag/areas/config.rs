//! 07: site.toml and the environment.

use crate::base::text::Text;
use crate::diag::kind::Kind;
use crate::diag::problem::{near_en, near_vi};

problems! {
    /// Mistakes in the configuration.
    "07" Config {
        /// There is no site.toml.
        Missing { path: Text } "01" Error
        explain "Mỗi trang có một tệp site.toml ở thư mục gốc."
        vi format!("không thấy tệp `{path}`"), "", "chạy trong thư mục của trang, thêm `--root THƯ_MỤC`, hoặc tạo trang mới bằng `toasoan init THƯ_MỤC`";
        en format!("the file `{path}` was not found"), "", "run inside the site's folder, add `--root DIR`, or make a new site with `toasoan init DIR`";

        /// site.toml is not valid TOML.
        Syntax { detail: Text } "02" Error
        explain "site.toml sai cú pháp TOML nên không đọc được."
        vi "site.toml sai cú pháp", "từ đây", format!("bộ đọc báo: {detail}");
        en "site.toml is not valid TOML", "from here", format!("the parser says: {detail}");

        /// A key is not known.
        UnknownKey { key: Text, nearest: Option<Text> } "03" Error
        explain "Khóa này không có trong danh mục cấu hình; xem docs/reference/config.md."
        vi format!("không có khóa cấu hình `{key}`"), "khóa lạ", near_vi(nearest.as_ref(), "xóa khóa này");
        en format!("there is no configuration key `{key}`"), "unknown key", near_en(nearest.as_ref(), "remove it");

        /// A value has the wrong type.
        WrongType { key: Text, expected: Kind, found: Kind } "04" Error
        explain "Mỗi khóa cấu hình có một kiểu giá trị; xem docs/reference/config.md."
        vi format!("`{key}` có kiểu giá trị không đúng"), format!("ở đây là {}", found.vi()), format!("viết {}, ví dụ `{}`", expected.vi(), expected.example());
        en format!("`{key}` has a value of the wrong type"), format!("this is {}", found.en()), format!("write {}, for example `{}`", expected.en(), expected.example());

        /// A value is not possible.
        BadValue { key: Text, value: Text, expected: Text } "05" Error
        explain "Giá trị không dùng được cho khóa cấu hình này; giá trị mặc định được dùng thay."
        vi format!("`{key}` có giá trị không dùng được"), format!("`{value}`"), format!("viết {expected}");
        en format!("`{key}` has a value that cannot be used"), format!("`{value}`"), format!("write {expected}");

        /// A required key is missing.
        MissingKey { key: Text, example: Text } "06" Error
        explain "Khóa cấu hình này bắt buộc."
        vi format!("thiếu khóa cấu hình `{key}`"), "", format!("thêm dòng `{example}`");
        en format!("the configuration key `{key}` is missing"), "", format!("add the line `{example}`");

        /// An environment variable names no configuration key.
        UnknownEnvironment { name: Text, nearest: Option<Text> } "07" Warning
        explain "Biến môi trường bắt đầu bằng TOASOAN_ ghi đè một khóa của site.toml; tên này không ứng với khóa nào."
        vi format!("biến môi trường `{name}` không ứng với khóa nào"), "", near_vi(nearest.as_ref(), "xóa biến này");
        en format!("the environment variable `{name}` names no key"), "", near_en(nearest.as_ref(), "remove it");
    }
}
