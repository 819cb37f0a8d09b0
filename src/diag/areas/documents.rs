//! 10: documents, their relations, and the part of the registry that a site takes.

use crate::base::text::Text;
use crate::diag::problem::{listed, near_en, near_vi};

problems! {
    /// Mistakes in documents.
    "10" Documents {
        /// The symbol in a number belongs to another type of document.
        KindUnlikeSymbol { number: Text, kind: Text, right: Vec<Text> } "01" Error
        explain "Ký hiệu trong số văn bản cho biết loại: NQ là nghị quyết, CT là chỉ thị, QĐ là quy định hoặc quyết định. Loại và số phải khớp nhau, nếu không thì văn bản sẽ đứng sai chỗ trong mọi danh mục."
        vi format!("số `{number}` không phải của loại `{kind}`"), "loại không khớp với số", format!("ghi `type` là {}, hoặc sửa số", listed(right));
        en format!("the number `{number}` is not one of the type `{kind}`"), "does not fit the number", format!("write {} as `type`, or mend the number", listed(right));

        /// The symbol in a number belongs to another organ.
        IssuerUnlikeSymbol { number: Text, issuer: Text } "02" Warning
        explain "Phần sau cùng của số là ký hiệu cơ quan ban hành: TW là Ban Chấp hành Trung ương, Bộ Chính trị hoặc Ban Bí thư, BTCTW là Ban Tổ chức Trung ương."
        vi format!("số `{number}` không mang ký hiệu của {issuer}"), "cơ quan không khớp với số", "sửa `issuer`, hoặc sửa số";
        en format!("the number `{number}` does not carry the symbol of {issuer}"), "does not fit the number", "mend `issuer`, or mend the number";

        /// Documents replace one another in a circle.
        ReplacementCycle { documents: Vec<Text> } "03" Error
        explain "Văn bản sau thay văn bản trước; một chuỗi thay thế không thể quay về chỗ bắt đầu. Các quan hệ trong vòng bị bỏ qua cho đến khi được sửa."
        vi format!("các văn bản thay thế lẫn nhau thành vòng: {}", listed(documents)), "quan hệ này nằm trong vòng", "xóa quan hệ ghi ngược";
        en format!("documents replace one another in a circle: {}", listed(documents)), "part of the circle", "remove the relation that is the wrong way round";

        /// A successor is older than what it replaces.
        SuccessorOlder { older: Text, newer: Text } "04" Error
        explain "Văn bản thay thế không thể ban hành trước văn bản bị thay thế. Quan hệ này bị bỏ qua cho đến khi được sửa."
        vi format!("`{newer}` ban hành trước `{older}` nên không thể thay thế"), "quan hệ ngược thời gian", "đổi chiều quan hệ, hoặc sửa ngày ban hành";
        en format!("`{newer}` is older than `{older}` and cannot replace it"), "against the order of time", "turn the relation round, or mend the date of issue";

        /// A date of issue lies outside the term.
        DateOutsideTerm { term: Text, life: Text } "05" Error
        explain "Văn bản của trung ương mang khóa của Ban Chấp hành Trung ương vào ngày ban hành: khóa XIII từ Đại hội XIII đến hết Đại hội XIV."
        vi format!("ngày ban hành không nằm trong khóa {term}"), format!("khóa {term}: {life}"), "sửa ngày, hoặc sửa `term`; có ngày ban hành thì có thể bỏ `term`";
        en format!("the date of issue is not within the term {term}"), format!("term {term}: {life}"), "mend the date, or mend `term`, which may be left out when there is a date";

        /// A national term is not known.
        UnknownTerm { name: Text, nearest: Option<Text> } "06" Error
        explain "Khóa của trung ương ghi bằng số La Mã, từ I đến XIV, không kèm chữ «khóa»."
        vi format!("không có khóa `{name}`"), "khóa lạ", near_vi(nearest.as_ref(), "ghi số La Mã, ví dụ `XIII`");
        en format!("there is no term `{name}`"), "unknown term", near_en(nearest.as_ref(), "write roman letters, for example `XIII`");

        /// A document ends before it begins.
        EndsBeforeBegins { ended: Text } "07" Error
        explain "Ngày hết hiệu lực phải sau ngày ban hành và ngày có hiệu lực."
        vi format!("văn bản hết hiệu lực ngày {ended}, trước khi có hiệu lực"), "ngày hết hiệu lực", "sửa một trong hai ngày";
        en format!("the document ends on {ended}, before it begins"), "date of end", "mend one of the two dates";

        /// A document stands in a relation to itself.
        RelatedToItself { number: Text } "08" Error
        explain "Một văn bản không thể hướng dẫn, sửa đổi hay thay thế chính nó. Nếu hai văn bản cùng số, thêm năm sau dấu `@`."
        vi format!("`{number}` dẫn tới chính văn bản này"), "chính nó", "ghi văn bản kia, hoặc xóa";
        en format!("`{number}` is this document itself"), "itself", "write the other document, or remove it";

        /// An article was written when what it relies on was already replaced.
        ReliesOnReplaced { number: Text, since: Text, successors: Vec<Text> } "09" Hint
        explain "Bài đăng sau ngày văn bản hết hiệu lực mà chỉ dựa vào văn bản cũ thì nên xem lại. Trang của bài có dòng báo cho người đọc; thêm văn bản mới vào `resolutions` thì dòng ấy không hiện nữa."
        vi format!("bài đăng sau khi `{number}` hết hiệu lực ({since})"), "văn bản cũ", if successors.is_empty() { "kiểm tra lại căn cứ của bài".to_owned() } else { format!("kiểm tra lại bài; văn bản thay thế: {}", listed(successors)) };
        en format!("the article is younger than the end of `{number}` ({since})"), "replaced document", if successors.is_empty() { "check what the article relies on".to_owned() } else { format!("check the article; replaced by {}", listed(successors)) };

        /// A name in `registry.documents` means nothing in the registry.
        UnknownPart { name: Text, nearest: Option<Text> } "10" Error
        explain "`registry.documents` nhận true, false, hoặc danh sách tên: nhóm (trung-uong, nha-nuoc, dia-phuong), loại (nq), cơ quan (BTCTW), khóa (XIII), địa phương (Nghệ An) hoặc số văn bản. Dấu `-` ở đầu nghĩa là bỏ ra."
        vi format!("danh mục văn bản không có phần `{name}`"), "tên lạ", near_vi(nearest.as_ref(), "ghi nhóm, loại, cơ quan, khóa, địa phương hoặc số văn bản");
        en format!("the registry of documents has no part `{name}`"), "unknown name", near_en(nearest.as_ref(), "write a group, type, issuer, term, place or number");

        /// A document ends or changes one of a higher organ.
        WithoutAuthority { newer: Text, older: Text, higher: Text } "11" Warning
        explain "Chỉ cơ quan đã ban hành, hoặc cấp trên của nó, mới sửa đổi, thay thế hay bãi bỏ được một văn bản. Cảnh báo chỉ có khi chắc chắn cơ quan kia là cấp dưới; Bộ Chính trị và Ban Bí thư được coi là ngang nhau. Quan hệ vẫn được giữ như đã ghi."
        vi format!("`{newer}` không thể thay thế hay sửa đổi `{older}` của cấp trên là {higher}"), "cơ quan cấp dưới", "kiểm tra `issuer` của hai văn bản; văn bản cấp dưới thực hiện văn bản cấp trên thì ghi `guides`";
        en format!("`{newer}` cannot replace or change `{older}` of a higher organ, {higher}"), "a lower organ", "check `issuer` of both; a document that carries out one of a higher organ says `guides`";
    }
}
