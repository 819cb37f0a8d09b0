//! 08: links inside the site.

use crate::base::text::Text;
use crate::diag::problem::{near_en, near_vi};

problems! {
    /// Mistakes in links.
    "08" Link {
        /// A link leads to no page or file.
        Broken { target: Text, nearest: Option<Text> } "01" Error
        explain "Liên kết tới tệp Markdown (`./bai.md`, `/chuyen-muc/bai.md`, `@/chuyen-muc/bai.md`) hoặc tới địa chỉ trong trang phải dẫn tới nơi có thật."
        vi format!("liên kết `{target}` không dẫn tới đâu"), "liên kết hỏng", near_vi(nearest.as_ref(), "sửa đường dẫn, hoặc bỏ liên kết");
        en format!("the link `{target}` leads nowhere"), "broken link", near_en(nearest.as_ref(), "mend the path, or remove the link");

        /// A link names an anchor that its page does not have.
        BrokenAnchor { target: Text, anchor: Text, nearest: Option<Text> } "02" Error
        explain "Phần sau dấu `#` phải là mã của một tiêu đề hoặc chú thích trong trang đích."
        vi format!("trang `{target}` không có neo `#{anchor}`"), "neo hỏng", near_vi(nearest.as_ref(), "kiểm tra mã tiêu đề của trang đích");
        en format!("the page `{target}` has no anchor `#{anchor}`"), "broken anchor", near_en(nearest.as_ref(), "check the heading ids of that page");

        /// A link uses a scheme that is not allowed.
        BadScheme { target: Text } "03" Error
        explain "Chỉ https, http, mailto và tel được dùng trong liên kết; liên kết khác bị bỏ, chữ giữ nguyên."
        vi format!("liên kết `{target}` dùng giao thức không được phép"), "", "dùng `https://`, `mailto:` hoặc `tel:`";
        en format!("the link `{target}` uses a scheme that is not allowed"), "", "use `https://`, `mailto:` or `tel:`";

        /// A link leads to an article that is not published.
        Unpublished { target: Text } "04" Warning
        explain "Bài đích còn là bản thảo, chưa đến giờ đăng hoặc đã gỡ, nên chữ được in không có liên kết."
        vi format!("liên kết `{target}` dẫn tới bài chưa đăng"), "in không có liên kết", "đăng bài kia trước, hoặc bỏ liên kết";
        en format!("the link `{target}` leads to an article that is not published"), "printed without the link", "publish that article first, or remove the link";
    }
}
