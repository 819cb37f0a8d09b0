//! 06: pictures and other files.

use serde::{Deserialize, Serialize};

use crate::base::text::Text;
use crate::diag::problem::{near_en, near_vi};

/// Why a picture cannot be made smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fault {
    /// The file is damaged, or holds what it should not.
    Broken,
    /// It would take too much memory.
    TooLarge,
    /// It is too long and thin.
    Shape,
}

impl Fault {
    fn vi(self) -> &'static str {
        match self {
            Fault::Broken => "tệp hỏng hoặc không đúng định dạng",
            Fault::TooLarge => "ảnh quá lớn để giải nén",
            Fault::Shape => "ảnh quá dài so với bề ngang",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Fault::Broken => "the file is damaged, or not what its name says",
            Fault::TooLarge => "it is too large to be unpacked",
            Fault::Shape => "it is too long for its width",
        }
    }
}

problems! {
    /// Mistakes in pictures and files.
    "06" Asset {
        /// A picture or file named in the front matter or a component does not exist.
        Missing { src: Text, nearest: Option<Text> } "01" Error
        explain "Đường dẫn tính từ thư mục của bài, hoặc từ static/ khi bắt đầu bằng `/`."
        vi format!("không có tệp `{src}`"), "tệp không thấy", near_vi(nearest.as_ref(), "đặt tệp cạnh bài, hoặc trong static/ rồi viết đường dẫn bắt đầu bằng `/`");
        en format!("there is no file `{src}`"), "not found", near_en(nearest.as_ref(), "put it beside the article, or into static/ and begin the path with `/`");

        /// The size of a picture cannot be read.
        Unreadable { src: Text } "02" Warning
        explain "Không đọc được kích thước ảnh nên trang có thể nhảy khi ảnh tải xong."
        vi format!("không đọc được kích thước ảnh `{src}`"), "", "lưu lại ảnh ở dạng PNG, JPEG, WebP hoặc SVG có `viewBox`";
        en format!("cannot read the size of the picture `{src}`"), "", "save it as PNG, JPEG, WebP, or SVG with a `viewBox`";

        /// A symbolic link leads out of the site, or to nothing.
        BadSymlink { path: Text } "03" Error
        explain "Liên kết tượng trưng dẫn ra ngoài thư mục của trang bị bỏ qua, để không công bố nhầm tệp của máy."
        vi format!("liên kết tượng trưng `{path}` dẫn ra ngoài hoặc không dẫn tới đâu"), "", "chép tệp thật vào đây";
        en format!("the symbolic link `{path}` leads outside or nowhere"), "", "copy the real file here";

        /// The name of a file cannot be used in an address.
        BadName { path: Text, detail: Text } "04" Error
        explain "Tên tệp có ký tự không dùng được trong địa chỉ trên mọi máy chủ."
        vi format!("tên tệp `{path}` không dùng được"), detail, "đổi tên: chỉ dùng chữ, số, dấu gạch nối và dấu chấm";
        en format!("the file name `{path}` cannot be used"), detail, "rename it: letters, digits, hyphens and dots only";

        /// A file under content/ belongs to no article and is copied as it is.
        Loose { path: Text } "05" Hint
        explain "Tệp không nằm trong thư mục của bài nào; vẫn được chép ra trang theo đúng đường dẫn."
        vi format!("tệp `{path}` không thuộc bài nào"), "", "đặt vào thư mục của bài dùng nó, hoặc vào static/";
        en format!("the file `{path}` belongs to no article"), "", "put it into the folder of its article, or into static/";

        /// Something that is neither a file nor a folder: a pipe, a socket, a device.
        NotAFile { path: Text } "06" Warning
        explain "Ống dẫn, ổ cắm và thiết bị không phải là tệp nên bị bỏ qua, không bao giờ được mở."
        vi format!("`{path}` không phải là tệp hay thư mục"), "", "xóa nó, hoặc chuyển ra ngoài thư mục của trang";
        en format!("`{path}` is neither a file nor a folder"), "", "remove it, or move it out of the site";

        /// A picture has so many pixels that unpacking it could use up the memory of the machine.
        Huge { path: Text, width: u32, height: u32 } "07" Warning
        explain "Ảnh nhiều điểm ảnh tới mức giải nén nó có thể làm cạn bộ nhớ của máy, cả máy người đọc. Ảnh vẫn được đăng nguyên tệp, không có bản thu nhỏ."
        vi format!("ảnh `{path}` quá lớn: {width} × {height} điểm ảnh"), "", "thu nhỏ ảnh, cạnh dài nhất khoảng 4000 điểm ảnh là đủ cho mọi màn hình";
        en format!("the picture `{path}` is too large: {width} × {height} pixels"), "", "make it smaller; about 4000 pixels on the long side are enough for any screen";

        /// A picture could not be made smaller; readers get the file itself.
        NotShrunk { path: Text, why: Fault } "08" Warning
        explain "Không làm được bản thu nhỏ của ảnh nên người đọc nhận tệp gốc. Tệp hỏng có thể không hiện trên trang."
        vi format!("không thu nhỏ được ảnh `{path}`"), why.vi(), "mở ảnh, lưu lại dạng JPEG, PNG hoặc WebP rồi dựng lại trang";
        en format!("cannot make the picture `{path}` smaller"), why.en(), "open it, save it anew as JPEG, PNG or WebP, and build again";
    }
}
