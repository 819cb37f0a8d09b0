//! 09: reading and writing files.

use crate::base::text::Text;

problems! {
    /// Failures of reading and writing.
    "09" Output {
        /// A file or folder cannot be read.
        CannotRead { path: Text, detail: Text } "01" Error
        explain "Hệ thống không cho đọc tệp hoặc thư mục này."
        vi format!("không đọc được `{path}`"), "", format!("hệ thống báo: {detail}");
        en format!("cannot read `{path}`"), "", format!("the system says: {detail}");

        /// A file cannot be written.
        CannotWrite { path: Text, detail: Text } "02" Error
        explain "Hệ thống không cho ghi tệp này; kiểm tra quyền ghi và chỗ trống trên đĩa."
        vi format!("không ghi được `{path}`"), "", format!("hệ thống báo: {detail}");
        en format!("cannot write `{path}`"), "", format!("the system says: {detail}");

        /// A path of the output leads out of the output folder.
        Outside { path: Text } "03" Error
        explain "Có liên kết tượng trưng trong thư mục kết quả dẫn ra ngoài; Toasoan không ghi ra ngoài thư mục kết quả."
        vi format!("`{path}` dẫn ra ngoài thư mục kết quả"), "", "xóa liên kết tượng trưng ấy trong thư mục kết quả";
        en format!("`{path}` leads out of the output folder"), "", "remove the symbolic link in the output folder";

        /// A file that Toasoan did not write stands where a page should be.
        Foreign { path: Text } "04" Error
        explain "Toasoan không ghi đè và không xóa tệp mà nó không viết ra."
        vi format!("`{path}` không phải do Toasoan viết nên không bị ghi đè"), "", "chuyển tệp ấy đi nơi khác rồi dựng lại, hoặc đặt nó trong static/";
        en format!("`{path}` was not written by Toasoan and is left alone"), "", "move it away and build again, or put it into static/";

        /// The output folder is, contains or lies in a folder of sources, which `detail` names.
        BadFolder { path: Text, detail: Text } "05" Error
        explain "Thư mục kết quả không được là thư mục gốc của trang, content/, themes/, static/ hay thư mục chứa chúng."
        vi format!("không dùng `{path}` làm thư mục kết quả được"), "", format!("nó trùng, chứa hoặc nằm trong `{detail}`; chọn một thư mục riêng, như `public`");
        en format!("`{path}` cannot be the output folder"), "", format!("it is, contains or lies in `{detail}`; choose a folder of its own, such as `public`");

        /// A file changed while the site was being built.
        Changed { path: Text } "06" Warning
        explain "Tệp được sửa đúng lúc dựng trang; bản mới được đọc lại ở lần dựng sau."
        vi format!("`{path}` đổi trong lúc dựng trang"), "", "chạy lại lệnh";
        en format!("`{path}` changed during the build"), "", "run the command again";

        /// The cache cannot be written; the next build is slower.
        CacheUnwritable { path: Text, detail: Text } "07" Warning
        explain "Không lưu được bộ nhớ đệm nên lần sau dựng chậm hơn; kết quả không bị ảnh hưởng."
        vi format!("không lưu được bộ nhớ đệm `{path}`"), "", format!("hệ thống báo: {detail}");
        en format!("cannot save the cache `{path}`"), "", format!("the system says: {detail}");
    }
}
