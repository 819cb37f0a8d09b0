//! 11: citations that stay plain text.

use crate::base::text::Text;
use crate::diag::problem::listed;

problems! {
    /// Citations that could not be linked.
    "11" Citing {
        /// A cited document is not in the registry.
        Unknown { surface: Text } "01" Hint
        explain "Văn bản được viện dẫn chưa có trong danh mục của Toasoan và trong content/van-ban/, nên chữ không thành liên kết."
        vi format!("`{surface}`: văn bản chưa có trong danh mục"), "không thành liên kết", "nếu văn bản cần một trang, thêm tệp của nó vào content/van-ban/; nếu không, cứ để vậy";
        en format!("`{surface}`: the document is not in the registry"), "not linked", "add a file for it to content/van-ban/ if it needs a page; otherwise leave it";

        /// The number is that of a document of another type.
        OtherType { surface: Text, known: Vec<Text> } "02" Hint
        explain "Số và ký hiệu có trong danh mục, nhưng là của loại văn bản khác với danh từ đứng trước."
        vi format!("`{surface}`: số này là của loại văn bản khác"), "không thành liên kết", format!("kiểm tra loại văn bản; danh mục có: {}", listed(known));
        en format!("`{surface}`: the number is that of another type"), "not linked", format!("check the type; the registry has: {}", listed(known));

        /// The date beside a citation is not that of the registry.
        DateDiffers { surface: Text, known: Vec<Text> } "03" Hint
        explain "Ngày hoặc năm ghi cạnh số văn bản không trùng văn bản nào cùng số trong danh mục; có thể bài ghi nhầm ngày."
        vi format!("`{surface}`: ngày ghi trong bài khác danh mục"), "không thành liên kết", format!("kiểm tra ngày; danh mục có: {}", listed(known));
        en format!("`{surface}`: the date is not that of the registry"), "not linked", format!("check the date; the registry has: {}", listed(known));

        /// The term beside a citation is not that of the registry.
        TermDiffers { surface: Text, known: Vec<Text> } "04" Hint
        explain "Khóa ghi cạnh số văn bản không trùng văn bản nào cùng số trong danh mục."
        vi format!("`{surface}`: khóa ghi trong bài khác danh mục"), "không thành liên kết", format!("kiểm tra khóa; danh mục có: {}", listed(known));
        en format!("`{surface}`: the term is not that of the registry"), "not linked", format!("check the term; the registry has: {}", listed(known));

        /// The subject beside a citation has nothing to do with the document of that number.
        TitleDiffers { surface: Text, known: Vec<Text> } "05" Hint
        explain "Trích yếu ghi cạnh số văn bản không có chữ nào chung với văn bản cùng số trong danh mục, nên có lẽ là văn bản khác."
        vi format!("`{surface}`: trích yếu ghi trong bài khác danh mục"), "không thành liên kết", format!("kiểm tra số văn bản; danh mục có: {}", listed(known));
        en format!("`{surface}`: the subject is not that of the registry"), "not linked", format!("check the number; the registry has: {}", listed(known));

        /// All documents of that number are younger than the article.
        NotYet { surface: Text, known: Vec<Text> } "06" Hint
        explain "Văn bản cùng số trong danh mục đều ban hành sau ngày của bài, nên bài nói tới văn bản khác, hoặc ngày của bài ghi nhầm."
        vi format!("`{surface}`: danh mục chỉ có văn bản ban hành sau ngày của bài"), "không thành liên kết", format!("kiểm tra ngày của bài; danh mục có: {}", listed(known));
        en format!("`{surface}`: the registry has only documents younger than the article"), "not linked", format!("check the article's date; the registry has: {}", listed(known));

        /// A local organ's document, and no place tells which.
        NeedsRegion { surface: Text, known: Vec<Text> } "07" Hint
        explain "Tỉnh ủy nào cũng đánh số từ 01; muốn biết văn bản của tỉnh nào, bài phải ghi đúng một địa phương trong `regions`, hoặc câu văn phải nêu tên tỉnh."
        vi format!("`{surface}`: chưa rõ văn bản của địa phương nào"), "không thành liên kết", format!("ghi một địa phương trong `regions`, hoặc nêu tên tỉnh; danh mục có: {}", listed(known));
        en format!("`{surface}`: the text does not tell of which place"), "not linked", format!("give one place in `regions`, or name the province; the registry has: {}", listed(known));

        /// Several organs have a document of that number.
        NeedsIssuer { surface: Text, known: Vec<Text> } "08" Hint
        explain "Mỗi cơ quan đánh số riêng, nên chỉ ghi số thì chưa đủ khi nhiều cơ quan có văn bản số ấy."
        vi format!("`{surface}`: nhiều cơ quan có văn bản số này"), "không thành liên kết", format!("ghi đủ ký hiệu, ví dụ một trong: {}", listed(known));
        en format!("`{surface}`: several organs have a document of this number"), "not linked", format!("write the whole number, for example one of: {}", listed(known));

        /// Several documents fit.
        Ambiguous { surface: Text, known: Vec<Text> } "09" Hint
        explain "Số văn bản chạy lại từ 01 ở mỗi khóa, nên một số có thể là nhiều văn bản; máy không đoán khi ngày, khóa và nội dung của bài chưa đủ để chọn."
        vi format!("`{surface}`: có thể là nhiều văn bản"), "không thành liên kết", format!("ghi thêm ngày hoặc khóa ở lần nêu đầu; có thể là: {}", listed(known));
        en format!("`{surface}`: several documents fit"), "not linked", format!("add a date or a term where it is first named; it may be: {}", listed(known));

        /// The noun before a number is that of another type than its symbol.
        NounDiffers { surface: Text, known: Vec<Text> } "10" Hint
        explain "Danh từ đứng trước và ký hiệu trong số nói hai loại văn bản: «Chỉ thị» mà ký hiệu «QĐ». Máy không biết chỗ nào sai, nên chữ không thành liên kết."
        vi format!("`{surface}`: tên loại không khớp với ký hiệu"), "không thành liên kết", if known.is_empty() { "sửa tên loại, hoặc sửa ký hiệu".to_owned() } else { format!("sửa tên loại, hoặc sửa ký hiệu; danh mục có: {}", listed(known)) };
        en format!("`{surface}`: the noun is not that of the symbol"), "not linked", if known.is_empty() { "mend the noun, or the symbol".to_owned() } else { format!("mend the noun, or the symbol; the registry has: {}", listed(known)) };
    }
}
