//! 01: front matter and the text of a source file.

use crate::base::text::Text;
use crate::diag::kind::Kind;
use crate::diag::problem::{near_en, near_vi};

problems! {
    /// Mistakes in front matter.
    "01" Front {
        /// An article or section file has no front matter at all.
        Missing {} "01" Error
        explain "Tệp bài viết phải mở đầu bằng khối thông tin đầu bài, đặt giữa hai dòng `+++` (TOML) hoặc `---` (YAML)."
        vi "tệp không có phần thông tin đầu bài", "tệp bắt đầu ở đây", "thêm khối `+++` … `+++` với ít nhất `title` và `date` ở đầu tệp";
        en "the file has no front matter", "the file begins here", "add a `+++` … `+++` block with at least `title` and `date` at the top";

        /// The front matter is opened but never closed.
        Unclosed { fence: Text } "02" Error
        explain "Khối thông tin đầu bài mở bằng `+++` hoặc `---` phải đóng bằng một dòng cùng ký hiệu."
        vi "phần thông tin đầu bài chưa đóng", "mở ở đây", format!("thêm một dòng `{fence}` sau khóa cuối cùng");
        en "the front matter is not closed", "opened here", format!("add a line `{fence}` after the last key");

        /// The front matter is not valid TOML or YAML.
        Syntax { format: Text, detail: Text } "03" Error
        explain "Phần thông tin đầu bài không đọc được vì sai cú pháp TOML hoặc YAML."
        vi format!("phần thông tin đầu bài sai cú pháp {format}"), "không đọc được từ đây", format!("bộ đọc báo: {detail}");
        en format!("the front matter is not valid {format}"), "cannot be read from here", format!("the parser says: {detail}");

        /// A key has a value of the wrong type.
        WrongType { key: Text, expected: Kind, found: Kind } "04" Error
        explain "Mỗi khóa của thông tin đầu bài có một kiểu giá trị nhất định; xem docs/reference/front-matter.md."
        vi format!("`{key}` có kiểu giá trị không đúng"), format!("ở đây là {}", found.vi()), format!("viết {}, ví dụ `{}`", expected.vi(), expected.example());
        en format!("`{key}` has a value of the wrong type"), format!("this is {}", found.en()), format!("write {}, for example `{}`", expected.en(), expected.example());

        /// A key is not known.
        UnknownKey { key: Text, nearest: Option<Text> } "05" Error
        explain "Khóa này không có trong danh mục; dữ liệu riêng của trang đặt trong bảng `extra`."
        vi format!("không có khóa `{key}`"), "khóa lạ", near_vi(nearest.as_ref(), "xóa khóa này, hoặc chuyển vào bảng `extra` nếu là dữ liệu riêng");
        en format!("there is no key `{key}`"), "unknown key", near_en(nearest.as_ref(), "remove it, or move it to the table `extra` if it is your own data");

        /// A required key is missing.
        MissingKey { key: Text, example: Text } "06" Error
        explain "Có những khóa bắt buộc, như `title` và `date` của bài viết."
        vi format!("thiếu khóa `{key}`"), "trong khối này", format!("thêm dòng `{example}`");
        en format!("the key `{key}` is missing"), "in this block", format!("add the line `{example}`");

        /// A date cannot be read.
        BadDate { key: Text, value: Text } "07" Error
        explain "Ngày giờ viết theo TOML (2024-05-03T08:30:00+07:00), RFC 3339 hoặc ngày trước tháng sau: `15/12/2013 15:28`."
        vi format!("`{key}` không phải ngày giờ hợp lệ"), format!("không đọc được `{value}`"), "viết ngày trước tháng sau, ví dụ `\"15/12/2013 15:28\"`";
        en format!("`{key}` is not a valid date"), format!("cannot read `{value}`"), "write the day first, for example `\"15/12/2013 15:28\"`";

        /// The weekday in a date is not the weekday of that day.
        WeekdayConflict { said: Text, right: Text } "08" Warning
        explain "Thứ ghi kèm ngày phải đúng với ngày ấy."
        vi format!("ngày này không phải {said}"), format!("ngày này là {right}"), format!("sửa thành {right}, hoặc kiểm tra lại ngày");
        en format!("this day is not a {said}"), format!("it is {right}"), format!("write {right}, or check the date");

        /// The editing state is not known.
        BadStatus { value: Text, nearest: Option<Text> } "09" Error
        explain "Trạng thái là một trong: ban-thao, cho-bien-tap, dang-bien-tap, cho-duyet, da-duyet, da-dang, dinh-chinh, thu-hoi, go-bo, luu-tru."
        vi format!("không có trạng thái `{value}`"), "trạng thái lạ", near_vi(nearest.as_ref(), "dùng `ban-thao`, `cho-duyet`, `da-duyet` hoặc `da-dang`");
        en format!("there is no status `{value}`"), "unknown status", near_en(nearest.as_ref(), "use `ban-thao`, `cho-duyet`, `da-duyet` or `da-dang`");

        /// A slug has characters that an address should not have.
        BadSlug { value: Text, fixed: Text } "10" Error
        explain "Phần cuối của địa chỉ chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối."
        vi format!("`{value}` không dùng làm địa chỉ được"), "chỉ dùng a–z, 0–9 và dấu gạch nối", format!("viết `slug = \"{fixed}\"`");
        en format!("`{value}` cannot be an address"), "only a–z, 0–9 and hyphens", format!("write `slug = \"{fixed}\"`");

        /// An alias is not a path of the site.
        BadAlias { value: Text, detail: Text } "11" Error
        explain "Địa chỉ cũ phải là đường dẫn trong trang, bắt đầu bằng dấu `/`."
        vi format!("địa chỉ cũ `{value}` không hợp lệ"), detail, "viết đường dẫn bắt đầu bằng `/`, ví dụ `/tin-cu/bai-viet.html`";
        en format!("the alias `{value}` is not valid"), detail, "write a path that begins with `/`, for example `/old/article.html`";

        /// The file is not UTF-8 text.
        NotUtf8 { offset: u32 } "12" Error
        explain "Tệp nội dung phải lưu bằng mã UTF-8; tệp cũ mã TCVN3, VNI hay Windows-1258 phải chuyển mã trước."
        vi format!("tệp không phải văn bản UTF-8 (từ byte {offset})"), "byte lạ đầu tiên ở đây", "lưu lại tệp bằng mã UTF-8";
        en format!("the file is not UTF-8 text (from byte {offset})"), "the first foreign byte is here", "save the file as UTF-8";

        /// The file is larger than any article can be.
        TooLarge { megabytes: u32, limit: u32 } "13" Error
        explain "Một tệp Markdown lớn quá mức thường là nhầm lẫn; tệp bị bỏ qua để không làm nghẽn cả trang."
        vi format!("tệp quá lớn: {megabytes} MB"), "", format!("giới hạn là {limit} MB; tách thành nhiều bài");
        en format!("the file is too large: {megabytes} MB"), "", format!("the limit is {limit} MB; split it");

        /// The date of the update lies before the date of publication.
        UpdatedBeforeDate { date: Text, updated: Text } "14" Warning
        explain "`updated` là lần sửa sau khi đăng nên không thể trước `date`."
        vi "ngày cập nhật trước ngày đăng", format!("cập nhật {updated}, đăng {date}"), "kiểm tra lại hai ngày, hoặc xóa `updated`";
        en "updated before it was published", format!("updated {updated}, published {date}"), "check both dates, or remove `updated`";

        /// A text that must not be empty is empty.
        Empty { key: Text } "15" Error
        explain "Giá trị này được in ra trang nên không thể để trống."
        vi format!("`{key}` để trống"), "", format!("viết nội dung cho `{key}`, hoặc xóa khóa nếu không bắt buộc");
        en format!("`{key}` is empty"), "", format!("give `{key}` a text, or remove the key if it is optional");

        /// A republished article does not name its source.
        MissingSource {} "16" Error
        explain "Bài đăng lại phải ghi rõ nguồn: tên và địa chỉ của nơi đăng đầu tiên."
        vi "bài đăng lại mà chưa ghi nguồn", "`republished = true`", "thêm `source = { name = \"…\", url = \"https://…\" }`";
        en "a republished article without its source", "`republished = true`", "add `source = { name = \"…\", url = \"https://…\" }`";

        /// An address on the web is not valid or not allowed.
        BadUrl { key: Text, value: Text } "17" Error
        explain "Địa chỉ ngoài phải bắt đầu bằng https://, http://, mailto: hoặc tel:."
        vi format!("`{key}` không phải địa chỉ web"), format!("`{value}`"), "viết địa chỉ bắt đầu bằng `https://`";
        en format!("`{key}` is not a web address"), format!("`{value}`"), "write an address that begins with `https://`";

        /// A value is outside what is possible.
        OutOfRange { key: Text, value: Text, allowed: Text } "18" Error
        explain "Giá trị nằm ngoài khoảng cho phép."
        vi format!("`{key}` có giá trị không thể có"), format!("`{value}`"), format!("giá trị được phép: {allowed}");
        en format!("`{key}` has an impossible value"), format!("`{value}`"), format!("allowed: {allowed}");

        /// The same file exists under two spellings of its name.
        TwinName { other: Text } "19" Error
        explain "Hai tên tệp chỉ khác nhau ở cách mã hóa dấu tiếng Việt hoặc chữ hoa, nên trên máy khác chúng là một."
        vi "hai tệp trùng tên, chỉ khác cách mã hóa dấu", "", format!("đổi tên một trong hai; tệp kia là `{other}`");
        en "two files have one name in different encodings", "", format!("rename one of them; the other is `{other}`");
    }
}
