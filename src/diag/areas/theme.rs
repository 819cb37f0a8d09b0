//! 05: themes and templates.

use crate::base::text::Text;
use crate::diag::kind::Kind;
use crate::diag::problem::{near_en, near_vi};

problems! {
    /// Mistakes in themes.
    "05" Theming {
        /// The theme does not exist.
        UnknownTheme { name: Text, nearest: Option<Text> } "01" Error
        explain "Giao diện là thư mục trong themes/, hoặc giao diện `toasoan` có sẵn trong chương trình."
        vi format!("không có giao diện `{name}`"), "giao diện lạ", near_vi(nearest.as_ref(), "dùng `toasoan`, hoặc tạo thư mục trong themes/");
        en format!("there is no theme `{name}`"), "unknown theme", near_en(nearest.as_ref(), "use `toasoan`, or make the folder in themes/");

        /// A template cannot be read.
        TemplateSyntax { message: Text } "02" Error
        explain "Bản mẫu sai cú pháp nên không trang nào dùng nó dựng được."
        vi "bản mẫu sai cú pháp", "từ đây", format!("bộ dựng trang báo: {message}");
        en "the template cannot be read", "from here", format!("the engine says: {message}");

        /// Rendering a page failed.
        RenderFailed { page: Text, message: Text } "03" Error
        explain "Bản mẫu dùng giá trị không có, hoặc dùng sai; trang ấy bị giữ lại, trang khác vẫn dựng."
        vi format!("không dựng được trang `{page}`"), message, "sửa bản mẫu; các giá trị có thể dùng ghi ở docs/reference/template-values.md";
        en format!("the page `{page}` cannot be rendered"), message, "mend the template; docs/reference/template-values.md lists what it may use";

        /// The theme lacks a template that a page needs.
        MissingTemplate { name: Text } "04" Error
        explain "Mỗi loại trang cần một bản mẫu; giao diện phải có, hoặc kế thừa giao diện có."
        vi format!("giao diện không có bản mẫu `{name}`"), "", "thêm tệp này, hoặc `extends = \"toasoan\"` trong theme.toml";
        en format!("the theme has no template `{name}`"), "", "add it, or write `extends = \"toasoan\"` in theme.toml";

        /// A theme parameter is not declared.
        UnknownParam { name: Text, nearest: Option<Text> } "05" Error
        explain "Tham số trong `[theme.params]` phải được theme.toml khai báo."
        vi format!("giao diện không có tham số `{name}`"), "tham số lạ", near_vi(nearest.as_ref(), "xóa tham số này");
        en format!("the theme has no parameter `{name}`"), "unknown parameter", near_en(nearest.as_ref(), "remove it");

        /// A theme parameter has the wrong type.
        WrongParam { name: Text, expected: Kind, found: Kind } "06" Error
        explain "Giá trị của tham số giao diện phải đúng kiểu mà theme.toml khai báo."
        vi format!("tham số giao diện `{name}` sai kiểu"), format!("ở đây là {}", found.vi()), format!("viết {}, ví dụ `{}`", expected.vi(), expected.example());
        en format!("the theme parameter `{name}` has the wrong type"), format!("this is {}", found.en()), format!("write {}, for example `{}`", expected.en(), expected.example());

        /// theme.toml is wrong.
        BadSpec { detail: Text } "07" Error
        explain "theme.toml khai báo tham số, ô tin, chữ của giao diện; sai thì cả giao diện không dùng được."
        vi "theme.toml có chỗ sai", detail, "xem docs/reference/theme.md";
        en "theme.toml is wrong", detail, "see docs/reference/theme.md";

        /// Themes extend each other in a circle.
        Cycle { chain: Text } "08" Error
        explain "Giao diện kế thừa nhau thành vòng."
        vi "các giao diện kế thừa nhau thành vòng", chain, "bỏ một dòng `extends`";
        en "themes extend each other in a circle", chain, "remove one `extends`";

        /// A template uses something that would make incremental builds wrong.
        Forbidden { word: Text } "09" Error
        explain "Bản mẫu chỉ được dùng các giá trị có tên; đọc cả ngữ cảnh, giờ máy hay số ngẫu nhiên làm trang không lặp lại được."
        vi format!("bản mẫu không được dùng `{word}`"), "", "dùng các giá trị có tên trong docs/reference/template-values.md";
        en format!("a template must not use `{word}`"), "", "use the named values of docs/reference/template-values.md";

        /// A picture for sharing cannot be drawn.
        CannotDraw { page: Text, message: Text } "10" Error
        explain "Bản mẫu share.svg cho ra một bản vẽ mà bộ vẽ không đọc được, hoặc không đúng khổ 1200 × 630."
        vi format!("không vẽ được ảnh chia sẻ `{page}`"), format!("bộ vẽ báo: {message}"), "sửa bản mẫu: SVG đúng cú pháp, `viewBox=\"0 0 1200 630\"`; hoặc viết `pictures = false` trong bảng `[share]` của site.toml";
        en format!("the picture for sharing `{page}` cannot be drawn"), format!("the drawer says: {message}"), "mend the template: well-formed SVG with `viewBox=\"0 0 1200 630\"`; or write `pictures = false` in the table `[share]` of site.toml";

        /// A theme draws pictures and has no fonts.
        NoFonts { } "11" Error
        explain "Ảnh chia sẻ không dùng phông chữ của máy, nên giao diện phải có phông trong thư mục fonts/."
        vi "giao diện không có phông chữ nào để vẽ ảnh chia sẻ", "", "đặt tệp .ttf hoặc .otf vào fonts/ của giao diện, hoặc `extends = \"toasoan\"` trong theme.toml";
        en "the theme has no font to letter pictures for sharing with", "", "put a .ttf or .otf file into the theme's fonts/, or write `extends = \"toasoan\"` in theme.toml";

        /// A file in fonts/ is no font.
        BadFont { path: Text } "12" Error
        explain "Tệp trong fonts/ phải là phông TrueType hoặc OpenType nguyên vẹn."
        vi format!("`{path}` không phải phông chữ đọc được"), "", "thay bằng tệp .ttf hoặc .otf nguyên vẹn, hoặc xóa tệp này";
        en format!("`{path}` is no font that can be read"), "", "replace it by a sound .ttf or .otf file, or remove it";

        /// No font of the theme has a character of a title.
        NoGlyph { character: char } "13" Warning
        explain "Không phông nào trong fonts/ của giao diện có chữ này, nên trên ảnh chia sẻ chỗ ấy để trống."
        vi format!("ảnh chia sẻ không viết được chữ `{character}`"), format!("U+{:04X}: không phông nào của giao diện có chữ này", u32::from(*character)), "thêm phông có chữ này vào fonts/ của giao diện, hoặc viết tít khác đi";
        en format!("the picture for sharing cannot show the character `{character}`"), format!("U+{:04X}: no font of the theme has it", u32::from(*character)), "put a font that has it into the theme's fonts/, or write the title in another way";
    }
}
