//! 03: Markdown, components in it, and raw HTML.

use crate::base::text::Text;
use crate::diag::kind::Kind;
use crate::diag::problem::{listed, near_en, near_vi};

problems! {
    /// Mistakes in Markdown.
    "03" Markup {
        /// The theme has no component of this name.
        UnknownComponent { name: Text, nearest: Option<Text> } "01" Error
        explain "Lời gọi `{{ <ten … /> }}` phải dùng một thành phần có trong giao diện."
        vi format!("giao diện không có thành phần `{name}`"), "thành phần lạ", near_vi(nearest.as_ref(), "xem danh sách ở docs/reference/components.md");
        en format!("the theme has no component `{name}`"), "unknown component", near_en(nearest.as_ref(), "see docs/reference/components.md");

        /// A component has no argument of this name.
        UnknownArgument { component: Text, argument: Text, nearest: Option<Text> } "02" Error
        explain "Mỗi thành phần khai báo các tham số của nó; tham số lạ thường là gõ nhầm."
        vi format!("thành phần `{component}` không có tham số `{argument}`"), "tham số lạ", near_vi(nearest.as_ref(), "xóa tham số này");
        en format!("the component `{component}` has no argument `{argument}`"), "unknown argument", near_en(nearest.as_ref(), "remove it");

        /// A required argument is missing.
        MissingArgument { component: Text, argument: Text } "03" Error
        explain "Tham số không có giá trị mặc định thì phải ghi."
        vi format!("thành phần `{component}` thiếu tham số `{argument}`"), "trong lời gọi này", format!("thêm `{argument}=\"…\"`");
        en format!("the component `{component}` lacks the argument `{argument}`"), "in this call", format!("add `{argument}=\"…\"`");

        /// An argument has a value of the wrong type.
        WrongArgument { component: Text, argument: Text, expected: Kind, found: Kind } "04" Error
        explain "Giá trị của tham số phải đúng kiểu mà thành phần khai báo."
        vi format!("tham số `{argument}` của `{component}` sai kiểu"), format!("ở đây là {}", found.vi()), format!("viết {}, ví dụ `{}`", expected.vi(), expected.example());
        en format!("the argument `{argument}` of `{component}` has the wrong type"), format!("this is {}", found.en()), format!("write {}, for example `{}`", expected.en(), expected.example());

        /// A component with a body is not closed.
        UnclosedComponent { name: Text } "05" Error
        explain "Thành phần có thân mở bằng `{% <ten> %}` và đóng bằng `{% </ten> %}`."
        vi format!("thành phần `{name}` chưa đóng"), "mở ở đây", format!("thêm dòng `{{% </{name}> %}}` sau thân");
        en format!("the component `{name}` is not closed"), "opened here", format!("add the line `{{% </{name}> %}}` after the body");

        /// A component call cannot be read.
        BadComponent { detail: Text } "06" Error
        explain "Lời gọi thành phần viết `{{ <ten tham-so=\"giá trị\" so={3} /> }}`."
        vi "lời gọi thành phần sai cú pháp", detail, "viết `{{ <ten tham_so=\"giá trị\" /> }}`";
        en "the component call cannot be read", detail, "write `{{ <name argument=\"value\" /> }}`";

        /// A tag or attribute of raw HTML is not allowed and was removed.
        HtmlRemoved { what: Text } "07" Warning
        explain "Với `html = \"safe\"`, chỉ các thẻ và thuộc tính HTML vô hại được giữ lại trong bài."
        vi format!("đã bỏ {what} khỏi trang"), "không được phép", "dùng Markdown hoặc thành phần của giao diện; hoặc đặt `html = \"all\"` trong site.toml nếu tin mọi người viết bài";
        en format!("{what} was removed from the page"), "not allowed", "use Markdown or a component; or set `html = \"all\"` in site.toml if you trust every writer";

        /// The language of a code block is not known; the block is shown without colors.
        UnknownLanguage { name: Text, nearest: Option<Text> } "08" Hint
        explain "Ngôn ngữ của khối mã không có trong bộ tô màu nên khối được in không màu."
        vi format!("không tô màu được khối mã `{name}`"), "ngôn ngữ lạ", near_vi(nearest.as_ref(), "bỏ tên ngôn ngữ nếu chỉ cần in nguyên văn");
        en format!("cannot highlight code in `{name}`"), "unknown language", near_en(nearest.as_ref(), "drop the name if plain text is meant");

        /// A footnote is used but never defined.
        UndefinedFootnote { label: Text } "09" Error
        explain "Mỗi chú thích `[^1]` phải có dòng `[^1]: …` trong cùng bài."
        vi format!("chú thích `[^{label}]` chưa có nội dung"), "dùng ở đây", format!("thêm dòng `[^{label}]: …` vào cuối bài");
        en format!("the footnote `[^{label}]` is not defined"), "used here", format!("add a line `[^{label}]: …` at the end");

        /// A footnote is defined but never used.
        UnusedFootnote { label: Text } "10" Warning
        explain "Nội dung chú thích không được dấu nào trong bài gọi tới nên không hiện ra."
        vi format!("chú thích `[^{label}]` không được dùng"), "khai báo ở đây", format!("đặt `[^{label}]` vào chỗ cần chú thích, hoặc xóa dòng này");
        en format!("the footnote `[^{label}]` is not used"), "defined here", format!("put `[^{label}]` where it belongs, or remove it");

        /// Two headings have one explicit id.
        DuplicateHeading { id: Text } "11" Error
        explain "Mã của tiêu đề `{#ma}` là neo liên kết nên không được trùng trong một bài."
        vi format!("hai tiêu đề cùng mã `{id}`"), "mã đã dùng", "đổi một trong hai mã";
        en format!("two headings have the id `{id}`"), "already used", "change one of them";

        /// A picture has no alternative text.
        MissingAlt { src: Text } "12" Warning
        explain "Ảnh cần mô tả bằng lời cho người dùng trình đọc màn hình và khi ảnh không tải được."
        vi format!("ảnh `{src}` chưa có mô tả"), "thiếu chữ giữa `[` và `]`", "viết mô tả ngắn: `![mô tả](ảnh)`";
        en format!("the picture `{src}` has no description"), "nothing between `[` and `]`", "write a short one: `![description](picture)`";

        /// A component's argument must be one of a few words.
        BadChoice { component: Text, argument: Text, value: Text, allowed: Vec<Text> } "13" Error
        explain "Tham số này chỉ nhận một số giá trị nhất định."
        vi format!("`{argument}` của `{component}` không nhận giá trị `{value}`"), "giá trị lạ", format!("dùng một trong: {}", listed(allowed));
        en format!("`{argument}` of `{component}` does not take `{value}`"), "unknown value", format!("use one of: {}", listed(allowed));

        /// Markdown is nested deeper than any real text.
        TooDeep { limit: u32 } "14" Error
        explain "Danh sách và trích dẫn lồng nhau quá sâu thường là tệp hỏng; bài bị giữ lại."
        vi "các khối lồng nhau quá sâu", "từ đây", format!("giảm xuống dưới {limit} tầng");
        en "blocks are nested too deeply", "from here", format!("keep it under {limit} levels");
    }
}
