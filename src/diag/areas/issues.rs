//! 13: printed issues, their contents and the articles in them.

use serde::{Deserialize, Serialize};

use crate::base::text::Text;
use crate::diag::problem::{near_en, near_vi};

/// Why the first page of a PDF gives no cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Refusal {
    /// The file has more bytes than anybody wants to download.
    TooLarge,
    /// It opens only with a password.
    Locked,
    /// It cannot be read.
    Broken,
    /// The page is a strip, or has no measures.
    Shape,
    /// Nothing of the page could be drawn.
    Blank,
    /// Drawing found no end.
    TooSlow,
}

impl Refusal {
    fn vi(self) -> &'static str {
        match self {
            Refusal::TooLarge => "tệp lớn hơn 200 MB",
            Refusal::Locked => "tệp có mật khẩu",
            Refusal::Broken => "tệp hỏng hoặc không đọc được",
            Refusal::Shape => "khổ trang không phải khổ bìa",
            Refusal::Blank => "trang đầu trắng, hoặc không vẽ được",
            Refusal::TooSlow => "vẽ quá một phút chưa xong",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Refusal::TooLarge => "the file has more than 200 MB",
            Refusal::Locked => "the file has a password",
            Refusal::Broken => "the file is broken or cannot be read",
            Refusal::Shape => "the page does not have the shape of a cover",
            Refusal::Blank => "the first page is blank, or could not be drawn",
            Refusal::TooSlow => "drawing took more than a minute",
        }
    }
}

problems! {
    /// Mistakes in printed issues.
    "13" Printed {
        /// A page is no number and no range of numbers.
        BadPages { value: Text } "01" Error
        explain "Trang in ghi bằng số: `page = 12`, khoảng `\"12-15\"`, hoặc bài có phần tiếp theo `\"12-15, 40\"`."
        vi format!("không hiểu trang in `{value}`"), "không phải số trang", "viết `12`, `\"12-15\"` hoặc `\"12-15, 40\"`";
        en format!("`{value}` is no page"), "not a page number", "write `12`, `\"12-15\"` or `\"12-15, 40\"`";

        /// A range of pages runs backwards.
        ReversedPages { value: Text, right: Text } "02" Error
        explain "Khoảng trang ghi trang đầu trước, trang cuối sau."
        vi format!("khoảng trang `{value}` bị ngược"), "trang đầu lớn hơn trang cuối", format!("viết `\"{right}\"`");
        en format!("the pages `{value}` run backwards"), "begins after its end", format!("write `\"{right}\"`");

        /// Two entries of one issue claim the same pages.
        PagesOverlap { title: Text, shared: Text } "03" Warning
        explain "Hai bài chỉ được chung một trang ở chỗ bài trước hết, bài sau bắt đầu; hoặc cùng nằm gọn trong một trang."
        vi format!("hai bài cùng chiếm trang {shared}"), "trùng với bài kia", format!("đối chiếu bản in: sửa trang của bài này hoặc của bài «{title}»");
        en format!("two entries claim page {shared}"), "overlaps the other one", format!("check the printed issue: mend the pages here or those of “{title}”");

        /// Pages between two entries belong to none.
        PagesGap { pages: Text } "04" Hint
        explain "Giữa hai bài ghi khoảng trang có những trang không thuộc bài nào; có thể là trang quảng cáo, hoặc mục lục sót bài."
        vi format!("trang {pages} không thuộc bài nào"), "bài này bắt đầu sau chỗ trống", "thêm bài còn sót, hoặc bỏ qua nếu đó là trang ảnh, trang quảng cáo";
        en format!("page {pages} belongs to no entry"), "this entry begins after the gap", "add the entry that is missing, or leave it when these are pictures or advertisements";

        /// An entry has no page although others of the issue have one.
        EntryWithoutPage { title: Text } "05" Warning
        explain "Khi mục lục đã ghi trang thì bài nào cũng nên có, để bạn đọc tìm được trong bản in và bản PDF."
        vi format!("bài «{title}» chưa ghi trang"), "các bài khác của số này có trang", "thêm `page = 12` hoặc `page = \"12-15\"`";
        en format!("the entry “{title}” has no page"), "other entries of this issue have one", "add `page = 12` or `page = \"12-15\"`";

        /// An entry stands on a page that the issue does not have.
        PageBeyondCount { page: u32, count: u32 } "06" Warning
        explain "Trang của bài không thể lớn hơn số trang của số tạp chí (`page_count`)."
        vi format!("trang {page} vượt quá số trang của số này"), format!("số này chỉ có {count} trang"), "sửa trang của bài, hoặc sửa `page_count`";
        en format!("page {page} lies beyond the issue"), format!("this issue has {count} pages"), "mend the page, or `page_count`";

        /// An article says another page than the contents.
        PageDiffers { article: Text, contents: Text } "07" Warning
        explain "Bài và mục lục cùng ghi trang thì phải khớp; trang web in theo mục lục."
        vi format!("bài ghi trang {article}, mục lục ghi trang {contents}"), format!("mục lục: trang {contents}"), "sửa một trong hai; hoặc xóa `page` trong bài, vì mục lục đã ghi";
        en format!("the article says page {article}, the contents page {contents}"), format!("the contents say {contents}"), "mend one of them; or remove `page` from the article, the contents have it";

        /// An article is named by two entries.
        ArticleTwice { name: Text } "08" Error
        explain "Một bài chỉ đứng ở một chỗ của một số tạp chí; in lại ở số khác thì dòng mục lục sau không ghi `article`."
        vi format!("bài `{name}` có ở hai chỗ trong mục lục"), "lần thứ hai", "xóa `article` ở một trong hai dòng";
        en format!("the article `{name}` stands in two places of the contents"), "for the second time", "remove `article` from one of the two entries";

        /// An article names one issue, the contents of another issue name the article.
        ArticleElsewhere { own: Text, found: Text } "09" Error
        explain "Bài ghi `issue` của một số, mà mục lục của số khác lại kể bài ấy. Trang của bài theo lời của bài."
        vi format!("bài ghi `{own}` nhưng nằm trong mục lục `{found}`"), format!("bài thuộc `{own}`?"), "sửa `issue` của bài, hoặc xóa `article` trong mục lục kia";
        en format!("the article says `{own}`, but `{found}` lists it"), format!("does it belong to `{own}`?"), "mend `issue` of the article, or remove `article` from those contents";

        /// Two issues of a year claim one number, as a double number and a single one do.
        NumberTwice { issue: Text, number: Text } "10" Error
        explain "Số kép `1+2` đã gồm số 1 và số 2 của năm ấy."
        vi format!("số {number} đã nằm trong `{issue}`"), "trùng số", "sửa `number` của một trong hai số";
        en format!("number {number} is part of `{issue}`"), "claimed again", "mend `number` of one of them";

        /// The folder of an issue says another year or number than its file.
        FolderDiffers { folder: Text, right: Text } "11" Warning
        explain "Thư mục của số là so-tap-chi/<năm>/<số>/; khác với `year` và `number` thường là do chép thư mục mà quên sửa."
        vi format!("thư mục `{folder}` không khớp với năm và số ghi trong tệp"), format!("theo đây thì thư mục là `{right}`"), format!("sửa `year`, `number`, hoặc đổi tên thư mục thành `{right}`");
        en format!("the folder `{folder}` does not fit the year and number of the file"), format!("by this the folder is `{right}`"), format!("mend `year` and `number`, or rename the folder to `{right}`");

        /// An article is released before its issue is distributed.
        ArticleBeforeIssue { issue: Text, day: Text } "12" Hint
        explain "Bài của số chưa phát hành được giữ lại đến ngày phát hành; `publish_at` sớm hơn là tòa soạn chủ ý cho lên trước."
        vi format!("bài lên trang trước khi `{issue}` phát hành ({day})"), "`publish_at` của bài sớm hơn", "xóa `publish_at` nếu bài phải chờ ngày phát hành";
        en format!("the article goes on line before `{issue}` is distributed ({day})"), "its `publish_at` is earlier", "remove `publish_at` if it should wait for the issue";

        /// An article would be on line if its issue were distributed.
        ArticleHeld { issue: Text, day: Text } "13" Hint
        explain "Bài in trong số chưa phát hành được giữ đến ngày phát hành, dù ngày của bài đã đến. Muốn lên sớm thì ghi `publish_at`."
        vi format!("bài đang chờ `{issue}` phát hành ngày {day}"), "ngày của bài đã đến", "để nguyên nếu đúng ý; muốn đăng trước bản in thì ghi `publish_at`";
        en format!("the article waits for `{issue}`, distributed on {day}"), "the article's own date has come", "leave it if that is meant; to publish before the print, write `publish_at`";

        /// Running numbers do not rise with the issues.
        RunningNumber { number: i64, before: i64, issue: Text } "14" Warning
        explain "Số thứ tự chung tăng dần từ số này sang số sau."
        vi format!("số thứ tự chung {number} không lớn hơn {before} của `{issue}`"), "phải lớn hơn số trước", "sửa `running_number` của một trong hai số";
        en format!("the running number {number} is not above {before} of `{issue}`"), "must rise", "mend `running_number` of one of them";

        /// An issue is distributed before the one that comes before it.
        DistributedBefore { issue: Text, day: Text } "15" Warning
        explain "Số sau không thể phát hành trước số trước."
        vi format!("phát hành trước `{issue}` ({day})"), "sớm hơn số liền trước", "sửa `distributed_on` của một trong hai số";
        en format!("distributed before `{issue}` ({day})"), "earlier than the issue before it", "mend `distributed_on` of one of them";

        /// The day of distribution lies far from the issue's year.
        DistributedElsewhen { year: i64, day: Text } "16" Warning
        explain "Ngày phát hành nằm trong năm của số, sớm nhất là tháng cuối năm trước, muộn nhất là năm sau."
        vi format!("ngày phát hành {day} quá xa năm {year}"), format!("số này của năm {year}"), "kiểm tra lại năm của `distributed_on`, hoặc `year`";
        en format!("distributed on {day}, far from the year {year}"), format!("this issue is of {year}"), "check the year of `distributed_on`, or `year`";

        /// An article names a zone that its issue does not have.
        UnknownZone { zone: Text, issue: Text, nearest: Option<Text> } "17" Warning
        explain "`issue.zone` của bài phải là tên một chuyên mục in trong mục lục của số ấy."
        vi format!("`{issue}` không có chuyên mục in `{zone}`"), "chuyên mục lạ", near_vi(nearest.as_ref(), "sửa tên, hoặc thêm chuyên mục vào `zones` của số");
        en format!("`{issue}` has no zone `{zone}`"), "unknown zone", near_en(nearest.as_ref(), "mend the name, or add the zone to `zones` of the issue");

        /// An article names an issue whose contents do not name it.
        NotInContents { issue: Text, nearest: Option<Text> } "18" Hint
        explain "Số đã có mục lục mà bài không khớp dòng nào; bài được kể thêm ở cuối. Thêm `article` vào đúng dòng để nối."
        vi format!("mục lục `{issue}` chưa có bài này"), "bài ghi số này", nearest.as_ref().map_or_else(|| "thêm một dòng vào `zones` của số".to_owned(), |title| format!("thêm `article` vào dòng «{title}» của mục lục"));
        en format!("the contents of `{issue}` lack this article"), "named here", nearest.as_ref().map_or_else(|| "add an entry to `zones` of the issue".to_owned(), |title| format!("add `article` to the entry “{title}”"));

        /// By the offset an entry would stand before the first page of the PDF.
        PageBeforePdf { page: u32, offset: i64 } "19" Warning
        explain "`page_offset` là số trang PDF trừ số trang in: trang in 3 là trang thứ 5 của tệp PDF thì ghi 2."
        vi format!("trang {page} cộng `page_offset` {offset} rơi ra trước trang đầu của PDF"), "không có trang PDF này", "sửa `page_offset`: trang PDF trừ trang in";
        en format!("page {page} with `page_offset` {offset} lies before the PDF's first page"), "there is no such page", "mend `page_offset`: page of the PDF minus printed page";

        /// The first page of the PDF gives no cover.
        NoFirstPage { src: Text, why: Refusal } "20" Hint
        explain "Số không có ảnh bìa thì bìa lấy từ trang đầu bản PDF (chỉ ở bản Toasoan dựng với tính năng pdf-covers). Không lấy được thì bìa được vẽ từ tên và số như thường."
        vi format!("không lấy được bìa từ `{src}`"), why.vi(), "đặt ảnh bìa tên `bia.jpg` cạnh tệp này, hoặc lưu lại bản PDF rồi dựng lại";
        en format!("no cover could be taken from `{src}`"), why.en(), "put a picture named `bia.jpg` beside this file, or save the PDF anew and build again";
    }
}
