//! 02: names that should lead to something the site knows.

use crate::base::date::Day;
use crate::base::text::Text;
use crate::diag::areas::regions::{life_en, life_vi};
use crate::diag::problem::{near_en, near_vi};

/// Candidates, each with what it is about.
fn told(candidates: &[(Text, Text)]) -> String {
    let told = candidates.iter().map(|(name, about)| format!("`{name}` ({about})"));
    told.collect::<Vec<_>>().join(", ")
}

/// The unit of the time, or what to look for.
fn at_that_time(then: Option<&Text>, known: &str, otherwise: &str) -> String {
    then.map_or_else(|| otherwise.to_owned(), |name| format!("{known} `{name}`"))
}

problems! {
    /// Mistakes in references.
    "02" Reference {
        /// An article names a section that does not exist.
        UnknownSection { name: Text, nearest: Option<Text> } "01" Error
        explain "Chuyên mục là thư mục trong content/; bài viết chỉ nằm trong chuyên mục có thật."
        vi format!("không có chuyên mục `{name}`"), "chuyên mục lạ", near_vi(nearest.as_ref(), "tạo thư mục cùng tên trong content/, hoặc sửa tên");
        en format!("there is no section `{name}`"), "unknown section", near_en(nearest.as_ref(), "make a folder of that name in content/, or mend the name");

        /// A region is not in the registry.
        UnknownRegion { name: Text, nearest: Option<Text> } "02" Error
        explain "Địa phương phải có trong danh mục (63 tỉnh, thành phố trước 1-7-2025 và 34 từ ngày ấy)."
        vi format!("không có địa phương `{name}`"), "địa phương lạ", near_vi(nearest.as_ref(), "kiểm tra tên, hoặc xóa");
        en format!("there is no region `{name}`"), "unknown region", near_en(nearest.as_ref(), "check the name, or remove it");

        /// A document is not in the registry.
        UnknownDocument { number: Text, nearest: Option<Text> } "03" Error
        explain "Văn bản nêu trong `resolutions` phải có trong danh mục của Toasoan hoặc trong content/van-ban/."
        vi format!("văn bản `{number}` chưa có trong danh mục"), "văn bản lạ", near_vi(nearest.as_ref(), "thêm tệp cho văn bản này vào content/van-ban/");
        en format!("the document `{number}` is not in the registry"), "unknown document", near_en(nearest.as_ref(), "add a file for it to content/van-ban/");

        /// A number fits several documents.
        AmbiguousDocument { number: Text, candidates: Vec<(Text, Text)> } "04" Error
        explain "Số văn bản chạy lại từ 01 ở mỗi nhiệm kỳ, nên một số có thể là nhiều văn bản; thêm sau dấu `@` năm, ngày, khóa, loại, cơ quan hoặc địa phương."
        vi format!("`{number}` là số của nhiều văn bản"), "chưa rõ văn bản nào", format!("viết một trong: {}", told(candidates));
        en format!("`{number}` is the number of several documents"), "which one?", format!("write one of: {}", told(candidates));

        /// A printed issue does not exist.
        UnknownIssue { issue: Text, nearest: Option<Text> } "05" Error
        explain "Số tạp chí in phải có thư mục riêng trong content/so-tap-chi/<năm>/<số>/."
        vi format!("không có số tạp chí `{issue}`"), "số lạ", near_vi(nearest.as_ref(), "tạo tệp cho số này trong content/so-tap-chi/, hoặc sửa năm và số");
        en format!("there is no printed issue `{issue}`"), "unknown issue", near_en(nearest.as_ref(), "add it to content/so-tap-chi/, or mend year and number");

        /// An article named by another does not exist.
        UnknownArticle { name: Text, nearest: Option<Text> } "06" Error
        explain "`related.pins`, `related.blocks` và các mục tương tự ghi đường dẫn tệp của bài, tính từ content/."
        vi format!("không có bài `{name}`"), "bài lạ", near_vi(nearest.as_ref(), "ghi đường dẫn tệp, ví dụ `thoi-su/ten-bai.md`");
        en format!("there is no article `{name}`"), "unknown article", near_en(nearest.as_ref(), "write the file's path, for example `thoi-su/ten-bai.md`");

        /// Two files define one document.
        DuplicateDocument { number: Text } "07" Error
        explain "Loại, số, cơ quan ban hành, nhiệm kỳ và địa phương cùng nhau xác định một văn bản; chỉ khai báo một lần."
        vi format!("văn bản `{number}` được khai báo hai lần"), "lần thứ hai", "xóa một tệp, hoặc sửa nhiệm kỳ hay ngày ban hành";
        en format!("the document `{number}` is defined twice"), "for the second time", "remove one file, or mend term or date";

        /// Two folders define one printed issue.
        DuplicateIssue { issue: Text } "08" Error
        explain "Mỗi số tạp chí chỉ có một thư mục."
        vi format!("số tạp chí `{issue}` được khai báo hai lần"), "lần thứ hai", "xóa hoặc sửa một trong hai";
        en format!("the printed issue `{issue}` is defined twice"), "for the second time", "remove or mend one of them";

        /// An article names a region that did not exist on its date.
        RegionOutsideLife { name: Text, since: Option<Day>, until: Option<Day>, then: Option<Text> } "09" Warning
        explain "Tên địa phương in ra phải đúng với ngày của bài: trước 1-7-2025 là 63 tỉnh, thành phố, từ ngày ấy là 34; xã, phường, huyện theo tệp của chúng."
        vi format!("`{name}` không có vào ngày của bài"), format!("đơn vị này: {}", life_vi(*since, *until)), at_that_time(then.as_ref(), "vào ngày ấy là", "dùng tên của đơn vị vào ngày ấy");
        en format!("`{name}` did not exist on the article's date"), format!("this unit: {}", life_en(*since, *until)), at_that_time(then.as_ref(), "on that day it was", "use the name of that time");

        /// The type of a document is not known.
        UnknownDocumentType { value: Text, nearest: Option<Text> } "10" Error
        explain "Loại văn bản ghi bằng mã: nq, ct, kl, qyd, qtd, hd, qc, tb, kh, ctr, dl, nd, tht, luat, tc và các mã khác trong docs/reference/front-matter.md."
        vi format!("không có loại văn bản `{value}`"), "loại lạ", near_vi(nearest.as_ref(), "dùng mã như `nq`, `ct`, `kl`, `qyd`, `hd`");
        en format!("there is no document type `{value}`"), "unknown type", near_en(nearest.as_ref(), "use a code such as `nq`, `ct`, `kl`, `qyd`, `hd`");
    }
}
