//! 17: what readers and the newsroom say about articles: corrections, withdrawals, questions, comments.

use crate::base::text::Text;
use crate::diag::problem::{near_en, near_vi};

problems! {
    /// Mistakes in what is said about articles.
    "17" Voice {
        /// A correction is dated before its article.
        CorrectionBeforeArticle { date: Text, published: Text } "01" Error
        explain "Thông tin cải chính đăng sau bài, nên ngày của nó không thể trước ngày đăng bài."
        vi format!("cải chính ngày {date} mà bài đăng ngày {published}"), "trước ngày đăng bài", "sửa ngày này, hoặc sửa `date` của bài";
        en format!("corrected on {date}, but published on {published}"), "before the article", "mend this date, or `date` of the article";

        /// A correction is dated in the future; it is shown from that day on.
        CorrectionInFuture { date: Text, today: Text } "02" Warning
        explain "Thông tin cải chính ghi ngày chưa tới thì đến ngày ấy mới hiện; thường là gõ nhầm năm hoặc đảo ngày với tháng."
        vi format!("cải chính ngày {date}, mà hôm nay là {today}"), "ngày chưa tới, nên lời cải chính chưa hiện", "kiểm tra lại ngày, tháng, năm";
        en format!("corrected on {date}, but today is {today}"), "a day to come, so the notice is not shown yet", "check day, month and year";

        /// An article is said to be withdrawn before it was published.
        WithdrawnBeforeArticle { date: Text, published: Text } "03" Error
        explain "Bài chỉ có thể bị gỡ sau khi đã đăng."
        vi format!("gỡ ngày {date} mà bài đăng ngày {published}"), "trước ngày đăng bài", "sửa ngày này, hoặc sửa `date` của bài";
        en format!("withdrawn on {date}, but published on {published}"), "before the article", "mend this date, or `date` of the article";

        /// An article is withdrawn as of a day in the future; it is down already.
        WithdrawnInFuture { date: Text, today: Text } "04" Warning
        explain "Bảng `withdrawn` gỡ bài ngay, dù ngày ghi trong đó chưa tới; muốn bài tự hết hạn thì dùng `expires`."
        vi format!("gỡ ngày {date}, mà hôm nay là {today}"), "ngày chưa tới, nhưng bài đã gỡ ngay", "sửa ngày, hoặc dùng `expires` thay cho `withdrawn`";
        en format!("withdrawn on {date}, but today is {today}"), "a day to come, yet the article is down already", "mend the date, or use `expires` instead of `withdrawn`";

        /// A question was asked after it was answered.
        QuestionAfterAnswer { date: Text, answered: Text } "05" Warning
        explain "Ngày hỏi phải trước hoặc trùng ngày đăng câu trả lời."
        vi format!("câu hỏi ngày {date}, mà trả lời ngày {answered}"), "hỏi sau khi đã trả lời", "kiểm tra lại ngày hỏi";
        en format!("asked on {date}, but answered on {answered}"), "asked after the answer", "check the date of the question";

        /// An article answers a question that it does not tell.
        NoQuestion {} "06" Error
        explain "Bài hỏi đáp ghi câu hỏi ở `question.text`; không ghi thì mỗi đề mục cấp hai (`## …`) trong thân bài là một câu hỏi."
        vi "bài hỏi đáp chưa có câu hỏi", "không có `text`, thân bài cũng không có đề mục `##`", "thêm `text = \"…\"`, hoặc viết mỗi câu hỏi thành một đề mục `## …`";
        en "the article has no question", "there is no `text`, nor a heading `##` in the body", "add `text = \"…\"`, or write each question as a heading `## …`";

        /// A file of comments is not valid TOML.
        CommentSyntax { detail: Text } "07" Error
        explain "Tệp bình luận viết bằng TOML: mỗi bình luận là một bảng `[[comments]]` có `name`, `date`, `text`."
        vi "tệp bình luận sai cú pháp TOML", "không đọc được từ đây", format!("bộ đọc báo: {detail}");
        en "the file of comments is not valid TOML", "cannot be read from here", format!("the parser says: {detail}");

        /// A file of comments has a key that is not known.
        CommentKey { key: Text, nearest: Option<Text> } "08" Error
        explain "Bình luận chỉ có các khóa `name`, `date`, `text`, `reply`; lời đáp có `by`, `date`, `text`."
        vi format!("bình luận không có khóa `{key}`"), "khóa lạ", near_vi(nearest.as_ref(), "xóa khóa này");
        en format!("comments have no key `{key}`"), "unknown key", near_en(nearest.as_ref(), "remove it");

        /// A file of comments holds personal data that are not published.
        CommentPrivate { key: Text } "09" Error
        explain "Tệp bình luận nằm trong kho nội dung, nhiều người đọc được, nên chỉ giữ tên hiển thị, ngày và lời bình luận đã duyệt. Thư điện tử, điện thoại, địa chỉ của người gửi là dữ liệu cá nhân: giữ ở hộp thư của tòa soạn, xóa khi hết hạn đã báo."
        vi format!("`{key}` là dữ liệu cá nhân, không để trong tệp bình luận"), "không bao giờ được đăng", "xóa dòng này; giữ ở hộp thư của tòa soạn nếu còn cần";
        en format!("`{key}` is personal data and has no place in a file of comments"), "never published", "remove the line; keep it in the newsroom's mail box if it is still needed";

        /// Comments stand beside no article.
        CommentOrphan { article: Text } "10" Warning
        explain "Bình luận của bài `a.md` nằm trong `a.binh-luan.toml`; của bài `a/index.md` nằm trong `a/binh-luan.toml`."
        vi "tệp bình luận không có bài", format!("không có bài `{article}`"), "đổi tên tệp theo tên bài, hoặc xóa tệp";
        en "comments without an article", format!("there is no article `{article}`"), "rename the file after its article, or remove it";

        /// A comment is dated before its article, or a reply before its comment.
        CommentTooEarly { date: Text, after: Text } "11" Warning
        explain "Bình luận đến sau khi bài đăng, lời đáp đến sau bình luận."
        vi format!("ngày {date} đứng trước ngày {after}"), "trước điều nó nói tới", "kiểm tra lại ngày";
        en format!("{date} is before {after}"), "before what it speaks of", "check the date";

        /// Comments of an article that shows none.
        CommentsOff {} "12" Hint
        explain "Có bình luận đã duyệt nhưng bài không hiện bình luận, vì `[comments] enabled` trong site.toml là false hoặc bài ghi `comments = false`."
        vi "bình luận không được hiện", "bài này không hiện bình luận", "đặt `enabled = true` trong bảng `[comments]` của site.toml, hoặc `comments = true` ở bài";
        en "the comments are not shown", "this article shows none", "set `enabled = true` in the table `[comments]` of site.toml, or `comments = true` in the article";

        /// A telephone number or e-mail address cannot be one.
        BadContact { key: Text, value: Text } "14" Error
        explain "Điện thoại gồm chữ số, có thể cách nhau bằng dấu cách, dấu chấm hay gạch nối; thư điện tử có dạng `ten@co-quan.vn`. Mỗi khóa chỉ ghi một số hoặc một địa chỉ."
        vi format!("`{key}` không dùng để liên hệ được"), format!("không đọc được `{value}`"), "ghi một số như `024 3123 4567`, hoặc một địa chỉ như `bandoc@example.vn`";
        en format!("`{key}` is no way to reach anyone"), format!("cannot read `{value}`"), "write one number such as `024 3123 4567`, or one address such as `desk@example.vn`";

        /// The address to which comments are sent cannot be one.
        CommentAction { value: Text } "13" Error
        explain "Biểu mẫu bình luận gửi tới một địa chỉ `https://…` của dịch vụ nhận, tới một đường dẫn của chính trang, hoặc tới một hộp thư `mailto:…`."
        vi format!("`{value}` không nhận được bình luận"), "không phải https, đường dẫn hay mailto", "viết `https://…`, `/duong-dan` hoặc `mailto:toasoan@example.vn`";
        en format!("`{value}` cannot receive comments"), "neither https, a path nor mailto", "write `https://…`, `/path` or `mailto:newsroom@example.vn`";
    }
}
