//! The keys of `site.toml`, each with its doc; the reference page is made from this list.

/// A key of a table: what it is for, in both languages.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The name as written.
    pub name: &'static str,
    /// An example value in TOML.
    pub example: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A table of keys; the root table has an empty name.
#[derive(Debug, Clone, Copy)]
pub struct KeyTable {
    /// The table's name in the file.
    pub name: &'static str,
    /// Its keys.
    pub keys: &'static [Key],
}

/// Writes one key.
#[must_use]
pub const fn key(
    name: &'static str,
    example: &'static str,
    vi: &'static str,
    en: &'static str,
) -> Key {
    Key { name, example, vi, en }
}

/// Keys of the root table.
pub const ROOT: &[Key] = &[
    key("title", "\"Tòa soạn mẫu\"", "Tên của trang; bắt buộc.", "The site's name; required."),
    key("tagline", "\"Tạp chí xây dựng Đảng\"", "Dòng phụ dưới tên.", "A line under the name."),
    key(
        "base_url",
        "\"https://example.vn\"",
        "Địa chỉ của trang, có thể kèm thư mục con; bắt buộc.",
        "The site's address, perhaps with a sub-folder; required.",
    ),
    key(
        "language",
        "\"vi\"",
        "Ngôn ngữ của giao diện và thông báo: vi hoặc en.",
        "Language of the theme's texts: vi or en.",
    ),
    key(
        "time_zone",
        "\"Asia/Ho_Chi_Minh\"",
        "Múi giờ của ngày giờ không ghi múi giờ.",
        "Zone of dates written without one.",
    ),
    key(
        "notice",
        "\"Đây là trang mẫu\"",
        "Câu in trên mọi trang.",
        "A sentence shown on every page.",
    ),
    key(
        "logo",
        "\"/logo.svg\"",
        "Ảnh của tòa soạn, trong static/.",
        "The newsroom's mark, in static/.",
    ),
    key(
        "banner",
        "{ src = \"/banner.jpg\", alt = \"…\" }",
        "Bảng: ảnh ngang trên đầu mọi trang; `alt` bắt buộc.",
        "Table: a wide picture above every page; `alt` is required.",
    ),
    key(
        "favicon",
        "\"/favicon.svg\"",
        "Biểu tượng của trang, trong static/.",
        "The site's icon, in static/.",
    ),
    key("output", "\"public\"", "Thư mục kết quả.", "The output folder."),
    key(
        "relative_urls",
        "false",
        "Viết liên kết tương đối tới từng tệp `index.html`, để trang chạy được ở thư mục con bất kỳ hoặc mở thẳng từ USB.",
        "Links relative to each page and down to `index.html`, so that the site works below any address and from a USB stick.",
    ),
    key(
        "date_format",
        "\"{hh}:{mm}, {weekday}, {dd}/{MM}/{yyyy} ({zone})\"",
        "Mẫu ngày giờ trên bài. Giờ: {h} {hh} (24 giờ), {h12} {hh12} với {ampm} (AM, PM) hoặc {sach} (SA, CH); {mm} {ss}; ngày: {d} {dd} {m} {MM} {yy} {yyyy}, {weekday}, {zone}; chữ khác giữ nguyên, ví dụ `{h}:{mm}' {d}/{m}/{yyyy}`.",
        "Pattern of datelines. Hours: {h} {hh} of 24, {h12} {hh12} with {ampm} (AM, PM) or {sach} (SA, CH); {mm} {ss}; days: {d} {dd} {m} {MM} {yy} {yyyy}, {weekday}, {zone}; all else stays, as in `{h}:{mm}' {d}/{m}/{yyyy}`.",
    ),
    key(
        "day_format",
        "\"{dd}/{MM}/{yyyy}\"",
        "Mẫu ngày trong danh sách.",
        "Pattern of dates in lists.",
    ),
    key(
        "theme",
        "{ name = \"toasoan\" }",
        "Bảng: giao diện và tham số.",
        "Table: theme and parameters.",
    ),
    key(
        "urls",
        "{ article = \"{section}/{slug}.html\" }",
        "Bảng: mẫu địa chỉ.",
        "Table: patterns of addresses.",
    ),
    key("lists", "{ page_size = 20 }", "Bảng: độ dài các danh sách.", "Table: lengths of lists."),
    key(
        "pages",
        "{ authors = true }",
        "Bảng: những loại trang có thể bỏ.",
        "Table: kinds of pages that a site may do without.",
    ),
    key("menus", "{ main = [] }", "Bảng: các thực đơn.", "Table: menus."),
    key(
        "footer",
        "{ organ = \"…\" }",
        "Bảng: chân trang theo quy định.",
        "Table: the footer that rules ask for.",
    ),
    key(
        "markdown",
        "{ html = \"safe\" }",
        "Bảng: cách đọc Markdown.",
        "Table: how Markdown is read.",
    ),
    key("related", "{ count = 8 }", "Bảng: danh sách bài liên quan.", "Table: related lists."),
    key(
        "abbreviations",
        "{ UBKT = \"Ủy ban Kiểm tra\", \"HĐND\" = \"Hội đồng nhân dân\" }",
        "Bảng chữ viết tắt và nghĩa: lần đầu gặp trong mỗi bài, chữ tắt kèm nghĩa (`<abbr>`); bài tự giải thích trong ngoặc đơn thì thôi. Chữ tắt có dấu đặt trong ngoặc kép.",
        "Table of abbreviations and meanings: the first use in each text carries it (`<abbr>`), unless the text introduces it in brackets. Quote those with marks.",
    ),
    key(
        "comments",
        "{ enabled = true }",
        "Bảng: bình luận của bạn đọc.",
        "Table: comments of readers.",
    ),
    key(
        "registry",
        "{ documents = true }",
        "Bảng: danh mục có sẵn.",
        "Table: built-in registries.",
    ),
    key(
        "feeds",
        "{ formats = [\"atom\"] }",
        "Bảng: nguồn tin Atom, RSS, JSON.",
        "Table: Atom, RSS and JSON feeds.",
    ),
    key(
        "sitemap",
        "{ news = true }",
        "Bảng: sơ đồ cho máy tìm kiếm.",
        "Table: maps for search engines.",
    ),
    key(
        "hosting",
        "{ hosts = [\"nginx\"] }",
        "Bảng: tệp cho nơi đặt trang.",
        "Table: files for the host.",
    ),
    key(
        "aloud",
        "{ enabled = true }",
        "Bảng: bản để đọc thành tiếng.",
        "Table: texts for reading aloud.",
    ),
    key(
        "pictures",
        "{ widths = [480, 720, 1080, 1600] }",
        "Bảng: các bản thu nhỏ của ảnh.",
        "Table: pictures in smaller widths.",
    ),
    key(
        "share",
        "{ pictures = true }",
        "Bảng: ảnh được vẽ để chia sẻ, cho bài và trang không có ảnh riêng.",
        "Table: pictures drawn for sharing, for pages without one of their own.",
    ),
    key(
        "subsites",
        "[{ section = \"tinh-mau\" }]",
        "Danh sách bảng: các trang con, mỗi trang là một chuyên mục có tên, thực đơn, chân trang và màu riêng.",
        "List of tables: sub-sites, each a section with a name, menu, footer and colors of its own.",
    ),
    key(
        "defaults",
        "[{ path = \"thoi-su/**\", … }]",
        "Danh sách bảng: giá trị mặc định của thông tin đầu bài theo đường dẫn.",
        "List of tables: front-matter defaults by path.",
    ),
];

/// Keys of `[theme]`.
pub const THEME: &[Key] = &[
    key(
        "name",
        "\"toasoan\"",
        "Tên giao diện: thư mục trong themes/ hoặc giao diện có sẵn.",
        "The theme: a folder in themes/, or the built-in one.",
    ),
    key("params", "{ }", "Tham số của giao diện.", "The theme's parameters."),
];

/// Keys of `[urls]`.
pub const URLS: &[Key] = &[
    key(
        "article",
        "\"{section}/{slug}.html\"",
        "Mẫu địa chỉ bài viết; dùng được {section} {slug} {year} {month} {day}. Kết thúc bằng .html hoặc `/`.",
        "Pattern of articles; {section} {slug} {year} {month} {day}. Ends with .html or `/`.",
    ),
    key("topics", "\"chu-de\"", "Thư mục của chủ đề.", "Folder of topics."),
    key("authors", "\"tac-gia\"", "Thư mục của tác giả.", "Folder of authors."),
    key("regions", "\"dia-phuong\"", "Thư mục của địa phương.", "Folder of regions."),
    key("documents", "\"van-ban\"", "Thư mục của văn bản.", "Folder of documents."),
    key("issues", "\"so-tap-chi\"", "Thư mục của số tạp chí.", "Folder of printed issues."),
    key(
        "archive",
        "\"luu-tru\"",
        "Thư mục lưu trữ theo năm, tháng.",
        "Folder of year and month archives.",
    ),
    key(
        "all",
        "\"tin-moi\"",
        "Thư mục của danh sách mọi bài.",
        "Folder of the list of all articles.",
    ),
    key("series", "\"loat-bai\"", "Thư mục của loạt bài.", "Folder of series."),
    key(
        "corrections",
        "\"cai-chinh\"",
        "Thư mục của trang cải chính, xin lỗi.",
        "Folder of corrections and apologies.",
    ),
    key(
        "questions",
        "\"hoi-dap\"",
        "Thư mục của danh sách hỏi đáp; chuyên mục cùng địa chỉ thì thay cho danh sách ấy.",
        "Folder of questions and answers; a section at this address stands in for the list.",
    ),
    key(
        "videos",
        "\"video\"",
        "Thư mục của danh sách video, cũng vậy.",
        "Folder of videos, likewise.",
    ),
    key(
        "photos",
        "\"chum-anh\"",
        "Thư mục của danh sách chùm ảnh, cũng vậy.",
        "Folder of photo stories, likewise.",
    ),
];

/// Keys of `[pictures]`.
pub const PICTURES: &[Key] = &[
    key(
        "resize",
        "true",
        "Có làm các bản thu nhỏ hay không.",
        "Whether pictures are published in smaller widths as well.",
    ),
    key(
        "widths",
        "[480, 720, 1080, 1600]",
        "Bề ngang các bản thu nhỏ, tính bằng điểm ảnh, từ 64 đến 8192.",
        "Widths in pixels, 64 to 8192.",
    ),
    key(
        "quality",
        "78",
        "Chất lượng WebP của các bản thu nhỏ, từ 1 đến 100.",
        "Quality of their WebP, 1 to 100.",
    ),
];

/// Keys of `[share]`.
pub const SHARE: &[Key] = &[
    key(
        "pictures",
        "true",
        "Có vẽ ảnh chia sẻ hay không.",
        "Whether pictures for sharing are drawn.",
    ),
    key(
        "since",
        "2025-01-01",
        "Chỉ bài đăng từ ngày này có ảnh riêng, bài cũ hơn dùng ảnh chung của trang; không ghi là mọi bài.",
        "Only articles from this day on get a picture of their own, older ones show the site's; without it all do.",
    ),
];

/// Keys of `[lists]`.
pub const LISTS: &[Key] = &[
    key("page_size", "20", "Số bài mỗi trang danh sách.", "Articles on a list page."),
    key(
        "home_block",
        "5",
        "Số bài mỗi khối chuyên mục ở trang nhất.",
        "Articles in a section's block on the home page.",
    ),
    key("latest", "10", "Số bài của mảnh «tin mới».", "Articles of the island of latest news."),
];

/// Keys of `[menus]`.
pub const MENUS: &[Key] = &[
    key(
        "main",
        "[{ title = \"…\", url = \"/…/\" }]",
        "Thực đơn chính; không ghi thì lấy các chuyên mục.",
        "Main menu; the sections when absent.",
    ),
    key("footer", "[{ title = \"…\", url = \"/…/\" }]", "Thực đơn chân trang.", "Footer menu."),
];

/// Keys of one menu entry.
pub const MENU: &[Key] = &[
    key("title", "\"Thời sự\"", "Chữ hiện ra.", "The text."),
    key(
        "url",
        "\"/thoi-su/\"",
        "Đường dẫn trong trang hoặc địa chỉ web.",
        "A path of the site or a web address.",
    ),
    key("items", "[]", "Thực đơn con.", "Entries below it."),
];

/// Keys of `[footer]`.
pub const FOOTER: &[Key] = &[
    key("organ", "\"Ban Tổ chức …\"", "Cơ quan chủ quản.", "Organ in charge."),
    key(
        "licence",
        "\"Giấy phép số …\"",
        "Giấy phép: số, ngày, nơi cấp.",
        "Licence: number, date, issuer.",
    ),
    key(
        "responsible",
        "\"Trưởng Ban Biên tập: …\"",
        "Người chịu trách nhiệm nội dung.",
        "The person responsible.",
    ),
    key("address", "\"Số 1, …\"", "Địa chỉ.", "Address."),
    key("phone", "\"024 …\"", "Điện thoại.", "Telephone."),
    key("email", "\"toasoan@example.vn\"", "Thư điện tử.", "E-mail."),
    key("reuse", "\"Ghi rõ nguồn …\"", "Câu về phát hành lại.", "The line on reuse."),
];

/// Keys of `[markdown]`.
pub const MARKDOWN: &[Key] = &[
    key(
        "citations",
        "true",
        "Nhận ra văn bản được viện dẫn trong bài và gắn liên kết tới trang của văn bản.",
        "Find the documents that texts cite and link them to their pages.",
    ),
    key(
        "html",
        "\"safe\"",
        "HTML trong bài: safe (chỉ thẻ vô hại) hoặc all.",
        "HTML in articles: safe (harmless tags only) or all.",
    ),
    key("highlight", "true", "Tô màu khối mã.", "Highlight code blocks."),
    key(
        "smart",
        "true",
        "Sửa ngoặc kép, dấu lửng, dấu cách không ngắt theo thói quen tiếng Việt.",
        "Vietnamese typographic quotes, ellipses and no-break spaces.",
    ),
];

/// Keys of `[related]`.
pub const RELATED: &[Key] = &[
    key("count", "8", "Số bài liên quan nhiều nhất.", "Most related articles."),
    key(
        "per_region",
        "3",
        "Nhiều nhất bao nhiêu bài vì cùng một địa phương.",
        "Most articles for one shared region.",
    ),
    key(
        "forward",
        "false",
        "Cho phép bài cũ dẫn tới bài mới hơn (mỗi bài mới làm nhiều trang cũ đổi).",
        "Let old articles point to newer ones (each new article changes many old pages).",
    ),
];

/// Keys of `[comments]`.
pub const COMMENTS: &[Key] = &[
    key(
        "enabled",
        "false",
        "Bài hiện bình luận đã duyệt; bài và chuyên mục ghi `comments` khác thì theo đó.",
        "Articles show approved comments; `comments` of an article or section stands above this.",
    ),
    key(
        "action",
        "\"https://nhan.example.vn/binh-luan\"",
        "Nơi nhận biểu mẫu: `https://…`, đường dẫn của trang, hoặc `mailto:…`; không ghi thì không có biểu mẫu.",
        "Where the form is sent: `https://…`, a path, or `mailto:…`; without it there is no form.",
    ),
    key(
        "fields",
        "[\"address\", \"phone\"]",
        "Ô hỏi thêm, không bắt buộc điền: address (địa chỉ), phone (điện thoại).",
        "More fields, not required: address, phone.",
    ),
    key(
        "retention",
        "\"12 tháng\"",
        "Thời hạn giữ thông tin người gửi, in dưới biểu mẫu.",
        "For how long the sender's data are kept; told below the form.",
    ),
    key(
        "contact",
        "\"dulieu@example.vn\"",
        "Thư điện tử nhận yêu cầu xem, sửa, xóa dữ liệu; mặc định là `footer.email`.",
        "E-mail for requests to see, mend or delete data; by default `footer.email`.",
    ),
    key(
        "policy",
        "\"/du-lieu-ca-nhan.html\"",
        "Trang nói về bảo vệ dữ liệu cá nhân.",
        "The page on the protection of personal data.",
    ),
];

/// Keys of `[pages]`.
pub const PAGES: &[Key] = &[
    key(
        "all",
        "false",
        "Danh sách mọi bài, mới nhất trước (mặc định true).",
        "The list of all articles, newest first (true by default).",
    ),
    key(
        "authors",
        "false",
        "Trang riêng của từng tác giả và danh sách tác giả (mặc định true).",
        "A page for each author, and their index (true by default).",
    ),
    key(
        "archive",
        "false",
        "Trang lưu trữ theo năm, tháng (mặc định true).",
        "Archives by year and month (true by default).",
    ),
    key(
        "coverage",
        "false",
        "Bảng độ phủ địa phương × văn bản, chủ đề và trang theo chủ đề của từng địa phương (mặc định true).",
        "Tables of coverage, and each region's page by subject (true by default).",
    ),
];

/// Keys of `[registry]`.
pub const REGISTRY: &[Key] = &[key(
    "documents",
    "[\"trung-uong\", \"-VIII\"]",
    "Danh mục văn bản có sẵn: true (dùng cả, mặc định), false, hoặc danh sách phần lấy dùng: nhóm (trung-uong, nha-nuoc, dia-phuong), loại, cơ quan, khóa, địa phương, số văn bản; `-` ở đầu là bỏ ra.",
    "The built-in registry of documents: true (all, the default), false, or a list of parts: groups (trung-uong, nha-nuoc, dia-phuong), types, issuers, terms, places, numbers; `-` in front leaves a part out.",
)];

/// Keys of `[feeds]`.
pub const FEEDS: &[Key] = &[
    key("enabled", "true", "Có nguồn tin.", "Whether there are feeds."),
    key(
        "formats",
        "[\"atom\", \"rss\", \"json\"]",
        "Định dạng nguồn tin của cả trang: atom, rss, json.",
        "Formats of the feed of the whole site: atom, rss, json.",
    ),
    key(
        "list_formats",
        "[\"atom\"]",
        "Định dạng nguồn tin của từng danh sách.",
        "Formats of the feeds of lists.",
    ),
    key(
        "lists",
        "[\"section\", \"topic\", \"region\", \"document\", \"issues\", \"corrections\"]",
        "Những danh sách có nguồn tin riêng: section (chuyên mục), topic (chủ đề), region (địa phương), document (văn bản), issues (số tạp chí), corrections (cải chính), author (tác giả), series (loạt bài).",
        "Which lists have feeds of their own: section, topic, region, document, issues, corrections, author, series.",
    ),
    key(
        "full",
        "[]",
        "Những nguồn tin mang cả thân bài thay vì chỉ sapo: site (cả trang) và tên các danh sách như ở `lists`. Thân bài được dựng lại cho mỗi nguồn tin, nên chỉ ghi nơi thật cần.",
        "Which feeds carry whole texts instead of ledes: site, and lists as in `lists`. Texts are rendered again for each feed, so name only what is needed.",
    ),
    key("entries", "20", "Số mục mới nhất trong một nguồn tin.", "Newest entries in a feed."),
];

/// Keys of `[sitemap]`.
pub const SITEMAP: &[Key] = &[
    key(
        "enabled",
        "true",
        "Có sơ đồ cho máy tìm kiếm: `sitemap.xml` và một tệp cho mỗi tháng.",
        "Whether there are maps for search engines: `sitemap.xml` and one file a month.",
    ),
    key(
        "news",
        "true",
        "Có sơ đồ tin mới `sitemap-news.xml`, gồm bài của 48 giờ trước thời điểm dựng.",
        "Whether there is the news map `sitemap-news.xml`: articles of the 48 hours before the build.",
    ),
];

/// Keys of `[hosting]`.
pub const HOSTING: &[Key] = &[
    key(
        "hosts",
        "[\"nginx\"]",
        "Nơi đặt trang, để có tệp chuyển hướng và tiêu đề HTTP: netlify (cũng dùng cho nơi đọc cùng định dạng), cloudflare, apache, nginx, json.",
        "Where the site is hosted, to get redirects and headers: netlify (and those that read its files), cloudflare, apache, nginx, json.",
    ),
    key(
        "csp",
        "\"default-src 'none'; …\"",
        "Chính sách nội dung (CSP) thay cho chính sách chặt tự tính từ giao diện và bài viết.",
        "A content security policy in place of the strict one that is worked out from theme and articles.",
    ),
    key(
        "precompress",
        "[\"br\", \"gz\"]",
        "Nén sẵn các tệp chữ để máy chủ gửi thẳng: br (Brotli), gz (gzip). Mỗi tệp có thêm bản `.br`, `.gz` bên cạnh.",
        "Text files packed beforehand, for hosts that send them as they are: br (Brotli), gz (gzip). Each file gets a `.br` or `.gz` beside it.",
    ),
];

/// Keys of `[aloud]`.
pub const ALOUD: &[Key] = &[
    key(
        "enabled",
        "false",
        "Mỗi bài có thêm một tệp `.txt` viết bằng chữ cả số, ngày, số hiệu và chữ tắt, để máy hoặc người đọc thành tiếng; chỉ ở trang tiếng Việt.",
        "Each article also has a `.txt` file with numbers, dates, symbols and abbreviations in words, to be read aloud; on Vietnamese sites only.",
    ),
    key(
        "dialect",
        "\"bac\"",
        "Cách đọc số: bac (nghìn, linh) hoặc nam (ngàn, lẻ).",
        "How numbers are read: bac (North) or nam (South).",
    ),
];

/// Keys of `[[subsites]]`.
pub const SUBSITES: &[Key] = &[
    key(
        "section",
        "\"tinh-mau\"",
        "Thư mục của chuyên mục trong content/; bắt buộc.",
        "The section's folder in content/; required.",
    ),
    key(
        "title",
        "\"Tỉnh ủy Mẫu\"",
        "Tên của trang con; không ghi thì là tên chuyên mục.",
        "The sub-site's name; that of the section by default.",
    ),
    key("tagline", "\"Xây dựng Đảng ở cơ sở\"", "Dòng phụ dưới tên.", "A line under the name."),
    key(
        "logo",
        "\"/tinh-mau/logo.svg\"",
        "Ảnh cạnh tên, trong static/; không ghi thì dùng `logo` của cổng.",
        "The mark beside the name, in static/; the portal's by default.",
    ),
    key(
        "banner",
        "{ src = \"/tinh-mau/banner.jpg\", alt = \"Tỉnh ủy Mẫu\" }",
        "Bảng: ảnh ngang trên đầu mọi trang; `alt` bắt buộc.",
        "Table: a wide picture above every page; `alt` is required.",
    ),
    key(
        "base_url",
        "\"https://mau.example.vn\"",
        "Địa chỉ riêng, cho `toasoan build --subsite`; bản ở cổng chính khi ấy nhường địa chỉ chuẩn cho nó.",
        "An address of its own, for `toasoan build --subsite`; the copy on the portal then yields the canonical address to it.",
    ),
    key(
        "menus",
        "{ main = [] }",
        "Bảng như `menus`; không ghi thì `main` là các chuyên mục con.",
        "Table as `menus`; by default `main` holds the sub-sections.",
    ),
    key(
        "footer",
        "{ organ = \"…\" }",
        "Bảng như `footer`; khóa không ghi lấy của cổng.",
        "Table as `footer`; keys that it lacks are the portal's.",
    ),
    key("colors", "{ accent = \"#0b6b3a\" }", "Bảng: màu riêng.", "Table: colors."),
];

/// Keys of `banner`, of the portal and of a sub-site.
pub const BANNER: &[Key] = &[
    key("src", "\"/tinh-mau/banner.jpg\"", "Tệp ảnh, trong static/.", "The picture, in static/."),
    key("alt", "\"Tỉnh ủy Mẫu\"", "Chữ thay cho ảnh.", "The words of the picture."),
];

/// Keys of `colors` of a sub-site.
pub const COLORS: &[Key] = &[
    key(
        "accent",
        "\"#0b6b3a\"",
        "Màu của đường kẻ, viền; tương phản với nền ít nhất 3.",
        "Lines and borders; a contrast of at least 3.",
    ),
    key(
        "link",
        "\"#0b6b3a\"",
        "Màu của liên kết, tương phản ít nhất 4,5; không ghi thì suy từ `accent`.",
        "Links, a contrast of at least 4.5; worked out from `accent` by default.",
    ),
    key(
        "accent_dark",
        "\"#4fb583\"",
        "`accent` trên nền tối; không ghi thì tự làm sáng lên.",
        "`accent` on dark pages; made lighter by default.",
    ),
    key(
        "link_dark",
        "\"#8fd3b0\"",
        "`link` trên nền tối; không ghi thì tự làm sáng lên.",
        "`link` on dark pages; made lighter by default.",
    ),
];

/// All tables, in the order of the reference page.
pub const TABLES: &[KeyTable] = &[
    KeyTable { name: "", keys: ROOT },
    KeyTable { name: "theme", keys: THEME },
    KeyTable { name: "urls", keys: URLS },
    KeyTable { name: "lists", keys: LISTS },
    KeyTable { name: "pages", keys: PAGES },
    KeyTable { name: "menus", keys: MENUS },
    KeyTable { name: "menus.main[]", keys: MENU },
    KeyTable { name: "footer", keys: FOOTER },
    KeyTable { name: "markdown", keys: MARKDOWN },
    KeyTable { name: "related", keys: RELATED },
    KeyTable { name: "comments", keys: COMMENTS },
    KeyTable { name: "registry", keys: REGISTRY },
    KeyTable { name: "feeds", keys: FEEDS },
    KeyTable { name: "sitemap", keys: SITEMAP },
    KeyTable { name: "pictures", keys: PICTURES },
    KeyTable { name: "share", keys: SHARE },
    KeyTable { name: "hosting", keys: HOSTING },
    KeyTable { name: "aloud", keys: ALOUD },
    KeyTable { name: "subsites[]", keys: SUBSITES },
    KeyTable { name: "subsites[].banner", keys: BANNER },
    KeyTable { name: "subsites[].colors", keys: COLORS },
];
