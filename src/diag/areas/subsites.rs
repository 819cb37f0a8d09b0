//! 18: sub-sites: parts of the tree of sections with a face of their own.

use crate::base::text::Text;
use crate::diag::problem::{near_en, near_vi};

problems! {
    /// Mistakes in `[[subsites]]`.
    "18" Subsites {
        /// A sub-site names a section that does not exist.
        UnknownSection { section: Text, nearest: Option<Text> } "01" Error
        explain "Trang con lấy bài từ một chuyên mục; `section` ghi thư mục của chuyên mục ấy trong `content/`, ví dụ `tinh/ha-loan`. Thư mục phải có bài, hoặc có `_index.md`."
        vi format!("không có chuyên mục `{section}`"), "trang con không có nội dung", near_vi(nearest.as_ref(), "tạo thư mục này trong content/, hoặc sửa `section`");
        en format!("there is no section `{section}`"), "the sub-site has no content", near_en(nearest.as_ref(), "make this folder in content/, or mend `section`");

        /// Two sub-sites name one section.
        SectionTwice { section: Text } "02" Error
        explain "Mỗi chuyên mục chỉ là một trang con; mục thứ hai bị bỏ qua."
        vi format!("chuyên mục `{section}` đã là một trang con"), "khai lần thứ hai", "gộp hai mục làm một, hoặc xóa mục này";
        en format!("section `{section}` is a sub-site already"), "said a second time", "merge the two, or remove this one";

        /// A sub-site lies inside another.
        Nested { inner: Text, outer: Text } "03" Error
        explain "Trang con không chứa trang con khác, vì bài ở trong không biết theo tên, thực đơn và chân trang nào; mục ở trong bị bỏ qua."
        vi format!("trang con `{inner}` nằm trong trang con `{outer}`"), "nằm trong một trang con khác", format!("chuyển thư mục `{inner}` ra ngoài `{outer}`, hoặc bỏ một trong hai mục");
        en format!("sub-site `{inner}` lies inside sub-site `{outer}`"), "inside another sub-site", format!("move the folder `{inner}` out of `{outer}`, or drop one of the two");

        /// A color is not written as style sheets write it.
        BadColor { value: Text } "04" Error
        explain "Màu ghi bằng dấu thăng và sáu chữ số hệ mười sáu, như phần mềm vẽ hiện ra: `#0b6b3a`."
        vi format!("`{value}` không phải là màu"), "không đọc được màu", "ghi như `#0b6b3a`";
        en format!("`{value}` is no color"), "cannot be read", "write it like `#0b6b3a`";

        /// A color is hard to see on the background of the pages.
        Contrast { value: Text, ratio: u16, least: u16, nearest: Text } "05" Error
        explain "Chữ phải có độ tương phản ít nhất 4,5 với nền, nét kẻ ít nhất 3 (WCAG 2.2, mức AA), để người mắt kém và người xem ngoài nắng đọc được. Màu chưa đạt không được dùng; thông báo nêu màu gần nhất đạt yêu cầu."
        vi format!("màu `{value}` có độ tương phản {}, cần ít nhất {}", tenths(*ratio, ','), tenths(*least, ',')), "khó nhìn trên nền trang", format!("dùng `{nearest}`, màu gần nhất đạt yêu cầu");
        en format!("color `{value}` has a contrast of {}, at least {} is needed", tenths(*ratio, '.'), tenths(*least, '.')), "hard to see on the page", format!("use `{nearest}`, the nearest color that passes");

        /// A banner has no text for those who do not see it.
        BannerWithoutAlt {} "06" Error
        explain "Ảnh đầu trang thường mang tên cơ quan, nên phải có `alt` ghi lại chữ trong ảnh cho người không nhìn thấy và khi ảnh chưa tải xong."
        vi "ảnh đầu trang thiếu `alt`", "người không nhìn thấy ảnh không biết đây là gì", "thêm `alt = \"…\"`, ghi lại chữ trong ảnh";
        en "the banner has no `alt`", "those who do not see it cannot know what it is", "add `alt = \"…\"` with the words of the picture";

        /// An article of a sub-site is published outside its folder.
        OutsideFolder { route: Text, folder: Text } "07" Warning
        explain "Khi trang con có địa chỉ riêng, chỉ những trang dưới thư mục của nó được chuyển sang đó. Mẫu `urls.article` của trang này đặt bài ở nơi khác, nên bài chỉ có ở cổng chính."
        vi format!("bài của trang con ở `{route}`, ngoài `{folder}`"), "bài không có ở địa chỉ riêng của trang con", "để `urls.article` bắt đầu bằng `{section}/`";
        en format!("an article of the sub-site is at `{route}`, outside `{folder}`"), "not at the sub-site's own address", "let `urls.article` begin with `{section}/`";

        /// A build of one sub-site names one that does not exist.
        Unknown { name: Text, nearest: Option<Text> } "08" Error
        explain "`toasoan build --subsite` nhận `section` của một mục `[[subsites]]` trong site.toml."
        vi format!("không có trang con `{name}`"), "", near_vi(nearest.as_ref(), "ghi `section` của một mục [[subsites]] trong site.toml");
        en format!("there is no sub-site `{name}`"), "", near_en(nearest.as_ref(), "name the `section` of an entry [[subsites]] of site.toml");

        /// A build of one sub-site does not know its address.
        NoAddress { name: Text } "09" Error
        explain "Trang con dựng riêng cần địa chỉ của nó, để liên kết trong trang và ra cổng chính đều đúng: ghi `base_url` trong mục `[[subsites]]`, hoặc thêm `--base-url`."
        vi format!("trang con `{name}` chưa có địa chỉ riêng"), "", "thêm `base_url = \"https://…\"` vào mục này, hoặc dùng --base-url";
        en format!("sub-site `{name}` has no address of its own"), "", "add `base_url = \"https://…\"` to its entry, or use --base-url";
    }
}

/// A number of tenths in words of a language.
fn tenths(number: u16, mark: char) -> String {
    match number % 10 {
        0 => format!("{}", number / 10),
        rest => format!("{}{mark}{rest}", number / 10),
    }
}
