//! The keys of front matter, each with its doc; the reference page is made from these lists.

use super::comments::{COMMENT, FILE, REPLY};
use crate::config::keys::{Key, KeyTable, key};

/// Keys of articles and of pages of their own.
pub const ARTICLE: &[Key] = &[
    key("title", "\"Tên bài\"", "Tít chính; bắt buộc.", "The title; required."),
    key("kicker", "\"Sổ tay bí thư\"", "Tít phụ phía trên.", "A short line above the title."),
    key("lede", "\"…\"", "Sapo.", "The lede (sapo)."),
    key(
        "section",
        "\"thoi-su\"",
        "Chuyên mục; mặc định là thư mục chứa bài.",
        "The section; by default the folder.",
    ),
    key(
        "date",
        "2024-05-03T08:30:00+07:00",
        "Ngày đăng; bắt buộc với bài trong chuyên mục.",
        "Date of publication; required for articles in sections.",
    ),
    key(
        "updated",
        "2024-05-04T10:00:00+07:00",
        "Lần cập nhật gần nhất.",
        "Date of the last update.",
    ),
    key(
        "publish_at",
        "2024-05-03T18:00:00+07:00",
        "Hẹn giờ đăng: trước giờ này bài không được dựng.",
        "Embargo: not built before this time.",
    ),
    key(
        "expires",
        "2025-01-01",
        "Hết hạn: từ giờ này bài không được dựng nữa.",
        "Not built from this time on.",
    ),
    key(
        "status",
        "\"da-dang\"",
        "Trạng thái: ban-thao, cho-bien-tap, dang-bien-tap, cho-duyet, da-duyet, da-dang, dinh-chinh, thu-hoi, go-bo, luu-tru.",
        "Editing state, from draft (ban-thao) to published (da-dang), corrected, withdrawn, archived.",
    ),
    key("regions", "[\"Kon Tum\"]", "Địa phương.", "Regions."),
    key(
        "resolutions",
        "[\"42-NQ/TW@2023\"]",
        "Văn bản bài dựa vào: số hiệu; nếu trùng số, thêm @ và năm, ngày, khóa, loại, cơ quan hoặc địa phương.",
        "Documents the article relies on: the number; when several share it, @ and year, day, term, type, issuer or place.",
    ),
    key("topics", "[\"Sinh hoạt chi bộ\"]", "Chủ đề.", "Topics."),
    key(
        "authors",
        "[{ name = \"…\", post = \"…\", office = \"…\" }]",
        "Tác giả: tên, chức danh, đơn vị.",
        "Authors: name, post, office.",
    ),
    key("source", "{ name = \"Báo …\", url = \"https://…\" }", "Nguồn.", "The source."),
    key("republished", "true", "Bài đăng lại từ nguồn.", "Republished from the source."),
    key(
        "image",
        "{ src = \"anh.svg\", alt = \"…\", caption = \"…\", credit = \"…\" }",
        "Ảnh chính.",
        "The lead picture.",
    ),
    key(
        "issue",
        "{ year = 2022, number = \"6\", page = 12 }",
        "Số tạp chí in và trang.",
        "The printed issue and page.",
    ),
    key("series", "\"…\"", "Loạt bài.", "The series."),
    key(
        "video",
        "{ src = \"phim.mp4\", poster = \"anh.jpg\", title = \"…\", caption = \"…\" }",
        "Video chính.",
        "The lead video.",
    ),
    key(
        "slug",
        "\"ten-bai\"",
        "Phần cuối địa chỉ; mặc định là tên tệp.",
        "The last part of the address; by default the file name.",
    ),
    key(
        "aliases",
        "[\"/dia-chi-cu.html\"]",
        "Địa chỉ cũ, dẫn về bài.",
        "Old addresses that lead here.",
    ),
    key(
        "weight",
        "10",
        "Thứ tự khi cùng ngày; nhỏ đứng trước.",
        "Order among equals; smaller first.",
    ),
    key("featured", "true", "Tin nổi bật.", "Featured."),
    key("pinned", "true", "Ghim đầu chuyên mục.", "Pinned to the top of the section."),
    key(
        "related",
        "{ pins = [\"thoi-su/bai.md\"], blocks = [] }",
        "Bài liên quan ghim thêm hoặc loại ra.",
        "Related articles pinned or excluded.",
    ),
    key(
        "correction",
        "[{ date = 2024-05-04, text = \"…\", wrong = \"…\", kind = \"cai-chinh\" }]",
        "Thông tin cải chính, xin lỗi đã đăng: một bảng, hoặc danh sách bảng.",
        "Published corrections and apologies: a table, or a list of tables.",
    ),
    key(
        "withdrawn",
        "{ date = 2024-05-04, reason = \"…\" }",
        "Bài đã gỡ: địa chỉ còn lại lời báo ngắn, không còn thân bài; như `status = \"thu-hoi\"` nhưng nói rõ ngày và lý do.",
        "Withdrawn: a short notice stays at the address, the text does not; as `status = \"thu-hoi\"`, with day and reason.",
    ),
    key(
        "question",
        "{ text = \"…\", name = \"…\", place = \"…\", date = 2024-05-01, office = \"…\" }",
        "Câu hỏi của bạn đọc; thân bài là câu trả lời.",
        "A reader's question; the body is the answer.",
    ),
    key(
        "comments",
        "false",
        "Bình luận: true (hiện và nhận), \"closed\" (hiện, không nhận thêm), false (không hiện); mặc định theo `[comments]` trong site.toml.",
        "Comments: true (shown and taken), \"closed\" (shown, no more taken), false; by default as `[comments]` in site.toml says.",
    ),
    key(
        "photos",
        "[{ src = \"anh-1.jpg\", alt = \"…\", caption = \"…\", credit = \"…\" }]",
        "Chùm ảnh: bài có khóa này là phóng sự ảnh, ảnh đứng lớn, lần lượt sau lời dẫn.",
        "A photo story: the pictures stand large, one after the other, after the text.",
    ),
    key(
        "office",
        "{ name = \"…\", address = \"…\", phone = \"…\", email = \"…\", hours = \"…\" }",
        "Cơ quan mà trang giới thiệu.",
        "The office that a page is about.",
    ),
    key(
        "people",
        "[{ name = \"…\", post = \"…\", unit = \"…\", phone = \"…\", email = \"…\" }]",
        "Những người của cơ quan, theo thứ tự ghi.",
        "Its people, as written.",
    ),
    key("extra", "{ }", "Dữ liệu riêng của giao diện.", "Free data for the theme."),
];

/// Keys of `office`.
pub const OFFICE: &[Key] = &[
    key("name", "\"Ban Tổ chức …\"", "Tên cơ quan; mặc định là tên trang.", "Name; the site's."),
    key("address", "\"Số 1, …\"", "Địa chỉ.", "Address."),
    key("phone", "\"024 3123 4567\"", "Điện thoại, một số.", "Telephone, one number."),
    key("email", "\"bandoc@example.vn\"", "Thư điện tử, một địa chỉ.", "E-mail, one address."),
    key("hours", "\"Thứ Hai – thứ Sáu, 8:00–17:00\"", "Giờ làm việc.", "Office hours."),
];

/// Keys of one of `people`.
pub const MEMBER: &[Key] = &[
    key("name", "\"Lê Thu An\"", "Họ tên; bắt buộc.", "Name; required."),
    key("post", "\"Trưởng Ban\"", "Chức danh.", "Post."),
    key("unit", "\"Lãnh đạo Ban\"", "Đơn vị, bộ phận.", "Unit."),
    key("phone", "\"024 3123 4567\"", "Điện thoại công vụ.", "Office telephone."),
    key("email", "\"an@example.vn\"", "Thư điện tử công vụ.", "Office e-mail."),
];

/// Keys of one correction.
pub const CORRECTION: &[Key] = &[
    key(
        "date",
        "2024-05-04",
        "Ngày đăng cải chính; bắt buộc.",
        "Date of the correction; required.",
    ),
    key("text", "\"…\"", "Nội dung đúng; bắt buộc.", "What is right; required."),
    key("wrong", "\"…\"", "Thông tin sai đã đăng.", "What the article said."),
    key(
        "kind",
        "\"cai-chinh\"",
        "cai-chinh (cải chính) hoặc xin-loi (cải chính và xin lỗi).",
        "cai-chinh (correction) or xin-loi (correction with an apology).",
    ),
];

/// Keys of `withdrawn`.
pub const WITHDRAWN: &[Key] = &[
    key("date", "2024-05-04", "Ngày gỡ bài.", "The day."),
    key("reason", "\"…\"", "Lý do, để bạn đọc biết.", "The reason, for readers."),
    key(
        "title",
        "true",
        "Lời báo nêu tên bài; mặc định không nêu, vì tên có thể chính là điều sai.",
        "Whether the notice names the article; by default not, for the title may be what is wrong.",
    ),
];

/// Keys of `question`.
pub const QUESTION: &[Key] = &[
    key(
        "text",
        "\"…\"",
        "Câu hỏi; không ghi thì mỗi đề mục cấp hai (`## …`) của thân bài là một câu hỏi.",
        "The question; without it each heading of the second level (`## …`) is one.",
    ),
    key(
        "name",
        "\"Bà N.T.H.\"",
        "Người hỏi, ghi theo tên họ muốn công khai.",
        "Who asks, by the name they want to show.",
    ),
    key("place", "\"Nghệ An\"", "Nơi ở của người hỏi.", "Where they live."),
    key("date", "2024-05-01", "Ngày hỏi.", "Date of the question."),
    key("office", "\"Phòng …\"", "Đơn vị trả lời.", "Who answers."),
];

/// Keys of one author.
pub const AUTHOR: &[Key] = &[
    key("name", "\"Lê Thu An\"", "Họ tên.", "Name."),
    key("post", "\"Phó Trưởng ban\"", "Chức danh khi viết bài.", "Post at the time."),
    key("office", "\"Ban Tổ chức Tỉnh ủy\"", "Đơn vị khi viết bài.", "Office at the time."),
];

/// Keys of `source`.
pub const SOURCE: &[Key] = &[
    key("name", "\"Báo …\"", "Tên nguồn.", "Name."),
    key("url", "\"https://…\"", "Địa chỉ bài gốc.", "Address of the original."),
];

/// Keys of `image`.
pub const IMAGE: &[Key] = &[
    key(
        "src",
        "\"anh.svg\"",
        "Tệp ảnh cạnh bài, hoặc /đường/dẫn trong static/.",
        "A file beside the article, or /path in static/.",
    ),
    key("alt", "\"…\"", "Mô tả ảnh.", "Description."),
    key("caption", "\"…\"", "Chú thích.", "Caption."),
    key("credit", "\"…\"", "Người chụp, nguồn ảnh.", "Credit."),
];

/// Keys of `issue`.
pub const ISSUE_REF: &[Key] = &[
    key("year", "2022", "Năm.", "Year."),
    key("number", "\"6\"", "Số, hoặc số kép \"1+2\".", "Number, or a double number \"1+2\"."),
    key("page", "12", "Trang in, hoặc khoảng \"12-15\".", "Printed page, or a range \"12-15\"."),
    key("zone", "\"…\"", "Chuyên mục trong số in.", "Section inside the issue."),
];

/// Keys of `video`.
pub const VIDEO: &[Key] = &[
    key("src", "\"phim.mp4\"", "Tệp phim hoặc địa chỉ web.", "A film file or web address."),
    key("poster", "\"anh.jpg\"", "Ảnh bìa.", "Poster picture."),
    key(
        "captions",
        "\"phim.vtt\"",
        "Phụ đề WebVTT của phim lưu cùng trang, cho người không nghe được.",
        "WebVTT captions of a film kept with the site, for those who cannot hear it.",
    ),
    key("title", "\"…\"", "Tên phim.", "Title."),
    key("caption", "\"…\"", "Chú thích.", "Caption."),
];

/// Keys of `related`.
pub const RELATED: &[Key] = &[
    key(
        "pins",
        "[\"thoi-su/bai.md\"]",
        "Bài luôn đứng đầu danh sách.",
        "Articles always at the top.",
    ),
    key("blocks", "[\"thoi-su/bai.md\"]", "Bài không bao giờ hiện.", "Articles never shown."),
];

/// Keys of a section's `_index.md`.
pub const SECTION: &[Key] = &[
    key(
        "title",
        "\"Thời sự\"",
        "Tên chuyên mục; mặc định là tên thư mục.",
        "The section's name; by default the folder's.",
    ),
    key("description", "\"…\"", "Một câu giới thiệu.", "One sentence."),
    key("weight", "1", "Thứ tự trong thực đơn.", "Order in menus."),
    key("aliases", "[\"/cu/\"]", "Địa chỉ cũ.", "Old addresses."),
    key("page_size", "20", "Số bài mỗi trang.", "Articles on a page."),
    key(
        "defaults",
        "{ topics = [\"…\"] }",
        "Giá trị mặc định cho bài trong chuyên mục và mục con.",
        "Defaults for articles here and below.",
    ),
];

/// Keys of a document.
pub const DOCUMENT: &[Key] = &[
    key(
        "type",
        "\"nq\"",
        "Loại văn bản: mã trong bảng dưới, hoặc tên loại; bắt buộc.",
        "Type: a code of the table below, or its name; required.",
    ),
    key(
        "number",
        "\"29-NQ/TW\"",
        "Số hiệu như văn bản ghi; bắt buộc.",
        "Number and symbol as written; required.",
    ),
    key("title", "\"Về …\"", "Trích yếu; bắt buộc.", "Subject; required."),
    key(
        "issuer",
        "\"BCHTW\"",
        "Cơ quan ban hành: ký hiệu (BCT, BTCTW, TU …) hoặc tên đầy đủ.",
        "Issuer: a symbol (BCT, BTCTW, TU …) or the full name.",
    ),
    key(
        "term",
        "\"XI\"",
        "Khóa hoặc nhiệm kỳ của cơ quan ban hành, bằng số La Mã.",
        "Term of the issuer, in roman letters.",
    ),
    key("issued_on", "2013-11-04", "Ngày ban hành.", "Date of issue."),
    key(
        "effective_on",
        "2014-01-01",
        "Ngày có hiệu lực; mặc định là ngày ban hành.",
        "Date of effect; by default the date of issue.",
    ),
    key(
        "ended_on",
        "2020-01-01",
        "Ngày hết hiệu lực: từ ngày này văn bản không còn hiệu lực.",
        "Date from which it has no effect.",
    ),
    key(
        "place",
        "\"Nghệ An\"",
        "Tỉnh, thành phố của cơ quan ban hành; cần cho TU, ĐU, UBND …",
        "The issuer's province; needed for TU, ĐU, UBND …",
    ),
    key(
        "pdf",
        "\"29-nq-tw.pdf\"",
        "Bản PDF cạnh tệp này, hoặc trong static/.",
        "PDF beside this file, or in static/.",
    ),
    key(
        "replaces",
        "[\"10-HD/ĐU@2021\"]",
        "Thay thế văn bản; ghi ở một trong hai văn bản là đủ.",
        "Replaces; writing it on one side is enough.",
    ),
    key(
        "replaced_by",
        "[\"…\"]",
        "Được thay thế bởi, tính từ ngày hiệu lực của văn bản mới.",
        "Replaced by, from the day of effect of the new one.",
    ),
    key("amends", "[\"…\"]", "Sửa đổi, bổ sung văn bản.", "Amends."),
    key("guides", "[\"…\"]", "Hướng dẫn, cụ thể hóa văn bản.", "Guides or carries out."),
    key(
        "continues",
        "[\"…\"]",
        "Tiếp tục thực hiện văn bản; văn bản ấy vẫn còn hiệu lực.",
        "Carries on; the older one stays in force.",
    ),
    key("attached", "[\"…\"]", "Ban hành kèm theo văn bản.", "Issued with."),
    key("relates", "[\"…\"]", "Liên quan đến văn bản.", "Deals with."),
];

/// Keys of a region.
pub const REGION: &[Key] = &[
    key(
        "name",
        "\"Mường Xén\"",
        "Tên riêng, không kèm loại; bắt buộc, trừ đơn vị có sẵn.",
        "The name without the type; required, except for built-in units.",
    ),
    key(
        "type",
        "\"xã\"",
        "Loại: tỉnh, thành phố, quận, thị xã, huyện, đặc khu, phường, thị trấn, xã; bắt buộc nếu không có `types`.",
        "The type; required unless there are `types`.",
    ),
    key(
        "types",
        "[{ type = \"huyện\" }, { type = \"thị xã\", since = 2019-02-01 }]",
        "Loại theo thời gian, khi đơn vị từng đổi loại hoặc đổi tên.",
        "Types in time, for a unit that changed its type or name.",
    ),
    key(
        "parent",
        "\"Nghệ An\"",
        "Đơn vị cấp trên; một danh sách nếu đã chuyển từ đơn vị này sang đơn vị khác.",
        "The unit above; a list if it passed from one to another.",
    ),
    key("since", "2025-07-01", "Ngày bắt đầu.", "First day."),
    key("until", "2025-06-30", "Ngày cuối cùng.", "Last day."),
    key(
        "successors",
        "[\"xã Mường Xén, Nghệ An\"]",
        "Đơn vị kế tiếp: tên, tên kèm đơn vị cấp trên, hoặc mã.",
        "What came after it: a name, a name with the unit above, or an id.",
    ),
    key("aliases", "[\"Mường Sén\"]", "Tên gọi và cách viết khác.", "Other names and spellings."),
    key(
        "id",
        "\"muong-xen\"",
        "Mã, cũng là phần cuối địa chỉ; mặc định là tên tệp.",
        "The id and last part of the address; by default the file name.",
    ),
];

/// Keys of one of the `types` of a region.
pub const REGION_TYPE: &[Key] = &[
    key("type", "\"thị xã\"", "Loại.", "The type."),
    key("name", "\"…\"", "Tên từ ngày ấy, nếu đổi tên.", "The name from then on, if it changed."),
    key(
        "since",
        "2019-02-01",
        "Từ ngày; bỏ trống ở loại đầu tiên.",
        "From this day; empty for the first.",
    ),
    key("by", "\"Nghị định …\"", "Văn bản quyết định.", "The document that brought it about."),
];

/// Keys of a printed issue.
pub const ISSUE: &[Key] = &[
    key("year", "2022", "Năm; bắt buộc.", "Year; required."),
    key(
        "number",
        "\"6\"",
        "Số, hoặc số kép \"1+2\"; bắt buộc.",
        "Number, or double \"1+2\"; required.",
    ),
    key("name", "\"Xuân Nhâm Dần\"", "Tên riêng của số.", "Special name."),
    key("running_number", "321", "Số thứ tự từ khi ra đời.", "Running number."),
    key(
        "distributed_on",
        "2022-06-10",
        "Ngày phát hành; trước ngày ấy bài của số chưa lên trang và bản PDF chưa mở.",
        "Date of distribution; before it the issue's articles and its PDF are not published.",
    ),
    key(
        "cover",
        "{ src = \"bia.svg\", alt = \"…\" }",
        "Ảnh bìa; không ghi thì lấy tệp `bia` cạnh tệp này, không có nữa thì bìa được vẽ từ tên và số.",
        "Cover; by default the file `bia` beside this one, else one drawn from name and number.",
    ),
    key("pdf", "\"so-6.pdf\"", "Bản PDF.", "PDF."),
    key("price", "\"25.000 đồng\"", "Giá.", "Price."),
    key("page_count", "64", "Số trang.", "Pages."),
    key("page_offset", "0", "Trang PDF trừ trang in.", "PDF page minus printed page."),
    key(
        "legacy",
        "true",
        "Số thuộc khu lưu trữ trước năm 2010; mặc định theo năm.",
        "The issue belongs to the archive before 2010; by default its year tells.",
    ),
    key(
        "zones",
        "[{ title = \"…\", entries = [] }]",
        "Mục lục theo chuyên mục in.",
        "Contents by zone.",
    ),
];

/// Keys of one zone of an issue.
pub const ZONE: &[Key] = &[
    key("title", "\"…\"", "Tên chuyên mục in.", "Name of the zone."),
    key("entries", "[{ title = \"…\", page = 3 }]", "Các bài theo thứ tự.", "Entries in order."),
];

/// Keys of one entry of a zone.
pub const ENTRY: &[Key] = &[
    key(
        "title",
        "\"…\"",
        "Tên bài; không ghi thì lấy của bài trong `article`.",
        "Title; by default that of `article`.",
    ),
    key(
        "author",
        "\"…\"",
        "Tác giả; không ghi thì lấy của bài trong `article`.",
        "Author; by default those of `article`.",
    ),
    key("post", "\"…\"", "Chức danh.", "Post."),
    key(
        "page",
        "12",
        "Trang, khoảng \"12-15\", hoặc có phần tiếp theo \"12-15, 40\".",
        "Page, a range \"12-15\", or with a continuation \"12-15, 40\".",
    ),
    key(
        "article",
        "\"thoi-su/bai.md\"",
        "Tệp của bài nếu có trên trang; bài ấy không cần ghi `issue` nữa.",
        "The article's file, if it is on line; that article need not name the issue.",
    ),
];

/// All tables, in the order of the reference page.
pub const TABLES: &[KeyTable] = &[
    KeyTable { name: "Bài viết · Article", keys: ARTICLE },
    KeyTable { name: "authors[]", keys: AUTHOR },
    KeyTable { name: "source", keys: SOURCE },
    KeyTable { name: "image, cover, photos[]", keys: IMAGE },
    KeyTable { name: "issue", keys: ISSUE_REF },
    KeyTable { name: "video", keys: VIDEO },
    KeyTable { name: "related", keys: RELATED },
    KeyTable { name: "correction[]", keys: CORRECTION },
    KeyTable { name: "withdrawn", keys: WITHDRAWN },
    KeyTable { name: "question", keys: QUESTION },
    KeyTable { name: "office", keys: OFFICE },
    KeyTable { name: "people[]", keys: MEMBER },
    KeyTable {
        name: "Bình luận · Comments (`binh-luan.toml`, `<bài>.binh-luan.toml`)",
        keys: FILE,
    },
    KeyTable { name: "comments[]", keys: COMMENT },
    KeyTable { name: "comments[].reply", keys: REPLY },
    KeyTable { name: "Chuyên mục · Section (`_index.md`)", keys: SECTION },
    KeyTable { name: "Văn bản · Document (`content/van-ban/*.md`)", keys: DOCUMENT },
    KeyTable { name: "Địa phương · Region (`content/dia-phuong/**/*.md`)", keys: REGION },
    KeyTable { name: "types[]", keys: REGION_TYPE },
    KeyTable {
        name: "Số tạp chí · Printed issue (`content/so-tap-chi/<năm>/<số>/index.md`)",
        keys: ISSUE,
    },
    KeyTable { name: "zones[]", keys: ZONE },
    KeyTable { name: "zones[].entries[]", keys: ENTRY },
];
