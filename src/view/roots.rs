//! Which template gets which values.
//!
//! A test holds these lists against every page of the demo portal.

use super::article::{
    ArticleView, AuthorView, FolioView, HeadingView, ImageView, SourceView, VideoView,
};
use super::body::{DocumentView, FileView};
use super::card::{CardView, DateView, ThumbView};
use super::chrome::{
    DoorView, FooterView, LatestView, MarkView, MenuView, MenusView, PageView, SiteView,
};
use super::docs::{FieldDoc, ViewDoc, field};
use super::document::{ComingView, DayView, DocumentPageView, RelationView, StepView};
use super::feed::FeedLink;
use super::issue::{EntryView, IssueCard, IssueView, LookupView, ZoneView};
use super::link::LinkView;
use super::list::{
    ChildView, FactView, GroupView, HeadView, NeighboursView, SectionView, TermView, TreeView,
};
use super::region::{
    AreaView, CellView, ColumnView, FormView, MatrixView, PlaceView, RegionView, RowView,
    ShadeView, TileView, ViaView,
};
use super::share::ShareView;
use super::showcase::{MemberView, OfficeView};
use super::subsite::{BannerView, SubsiteView};
use super::voices::{
    self, CommentFormView, CommentView, CommentsView, CorrectedView, CorrectionView, QuestionView,
    ReplyView, TombstoneView,
};

/// A template and the values of its own.
#[derive(Debug, Clone, Copy)]
pub struct TemplateDoc {
    /// The file below `templates/`.
    pub template: &'static str,
    /// The kinds of pages it makes, as `page.kind` tells them.
    pub kinds: &'static [&'static str],
    /// What it is for, in Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
    /// Its values.
    pub roots: &'static [FieldDoc],
}

/// Documents that an introduction cites.
const MENTIONS: FieldDoc = field(
    "mentions",
    "Vec<DocumentView>",
    "Văn bản được viện dẫn trong lời giới thiệu, theo thứ tự gặp; chỉ ở trang đầu.",
    "Documents that the introduction cites, in the order of the text; on the front page only.",
);

/// Values of every template.
pub const SHARED: &[FieldDoc] = &[
    field("site", "SiteView", "Cả trang.", "The site."),
    field(
        "t",
        "Map<Text>",
        "Chữ của giao diện theo ngôn ngữ của trang; khóa do `strings` trong theme.toml khai báo.",
        "The theme's texts in the site's language; keys come from `strings` in theme.toml.",
    ),
    field(
        "params",
        "Map<Any>",
        "Giá trị các tham số của giao diện.",
        "Values of the theme's parameters.",
    ),
    field(
        "assets",
        "Map<Text>",
        "Địa chỉ tệp tĩnh của giao diện theo đường dẫn: `assets[\"css/site.css\"]`.",
        "Addresses of the theme's static files by path: `assets[\"css/site.css\"]`.",
    ),
    field("page", "PageView", "Chính trang đang dựng.", "The page itself."),
];

/// The value that only the kinds of pages have which a slot of the theme names.
pub const SLOTS: FieldDoc = field(
    "slots",
    "Map<Vec<CardView>>",
    "Các ô tin theo tên; chỉ có ở loại trang mà một ô tin của giao diện nêu trong `pages`.",
    "The slots by name; only on kinds of pages that a slot of the theme lists in `pages`.",
);

/// The value that only templates have which name it and one of the common parts of the theme.
pub const COMMON: FieldDoc = field(
    "common",
    "Map<Html>",
    "HTML các khối dùng chung mà giao diện khai báo ở `[common]`, theo tên.",
    "HTML of the common parts that the theme declares in `[common]`, by name.",
);

/// Tables that are put together from shared parts when pages are planned.
pub const TABLES: &[ViewDoc] = &[
    ViewDoc {
        name: "List",
        vi: "Danh sách đã cắt trang. Trang được đánh số từ bài cũ nhất; trang đầu không có số và không có tổng số trang.",
        en: "A list cut into pages. Pages are numbered from the oldest; the front page has no number, and no total exists.",
        fields: &[
            field("items", "Vec<CardView>", "Các bài, mới trước.", "The articles, newest first."),
            field(
                "number",
                "Option<usize>",
                "Số của trang; null ở trang đầu.",
                "Number of the page; null on the front page.",
            ),
            field("front", "Text", "Địa chỉ trang đầu.", "Address of the front page."),
            field("older", "Option<Text>", "Địa chỉ trang cũ hơn.", "Address of the older page."),
            field("newer", "Option<Text>", "Địa chỉ trang mới hơn.", "Address of the newer page."),
            field("oldest", "Option<Text>", "Địa chỉ trang 1.", "Address of page 1."),
        ],
    },
    ViewDoc {
        name: "Pager",
        vi: "Chỗ của một trang trong danh sách đã cắt trang, như ở `List`.",
        en: "Where a page of a list that is cut stands, as in `List`.",
        fields: &[
            field(
                "number",
                "Option<usize>",
                "Số của trang; null ở trang đầu.",
                "Number of the page; null on the front page.",
            ),
            field("front", "Text", "Địa chỉ trang đầu.", "Address of the front page."),
            field("older", "Option<Text>", "Địa chỉ trang cũ hơn.", "Address of the older page."),
            field("newer", "Option<Text>", "Địa chỉ trang mới hơn.", "Address of the newer page."),
            field("oldest", "Option<Text>", "Địa chỉ trang 1.", "Address of page 1."),
        ],
    },
    ViewDoc {
        name: "Block",
        vi: "Khối của một chuyên mục ở trang nhất.",
        en: "A section's block on the home page.",
        fields: &[
            field("title", "Text", "Tên chuyên mục.", "The section's name."),
            field("url", "Text", "Địa chỉ chuyên mục.", "The section's address."),
            field("cards", "Vec<CardView>", "Các bài mới nhất.", "The newest articles."),
        ],
    },
    ViewDoc {
        name: "Related",
        vi: "Một bài liên quan và lý do.",
        en: "A related article and why.",
        fields: &[
            field("card", "CardView", "Bài.", "The article."),
            field(
                "reason",
                "Text",
                "Lý do: «cùng Nghị quyết 29-NQ/TW».",
                "The reason: “same Nghị quyết 29-NQ/TW”.",
            ),
        ],
    },
    ViewDoc {
        name: "IssueYear",
        vi: "Các số tạp chí của một năm.",
        en: "The printed issues of a year.",
        fields: &[
            field("year", "i64", "Năm.", "The year."),
            field("issues", "Vec<IssueCard>", "Các số, mới trước.", "The issues, newest first."),
        ],
    },
    ViewDoc {
        name: "Citing",
        vi: "Một bài viện dẫn văn bản trong lời văn.",
        en: "An article that cites a document in its text.",
        fields: &[
            field("card", "CardView", "Bài.", "The article."),
            field(
                "sentence",
                "Text",
                "Câu viện dẫn đầu tiên.",
                "The sentence in which it does so first.",
            ),
        ],
    },
    ViewDoc {
        name: "DocumentGroup",
        vi: "Các văn bản cùng một nhóm trên trang chỉ mục văn bản.",
        en: "Documents of one group on an index of documents.",
        fields: &[
            field("head", "Text", "Tên nhóm.", "Name of the group."),
            field("id", "Text", "Neo của nhóm: `so-42`.", "Anchor of the group: `so-42`."),
            field("url", "Option<Text>", "Trang riêng của nhóm.", "The group's own page."),
            field("note", "Option<Text>", "Câu dưới tên nhóm.", "A sentence below the name."),
            field("items", "Vec<DocumentView>", "Các văn bản.", "The documents."),
        ],
    },
    ViewDoc {
        name: "Subject",
        vi: "Các bài của một địa phương về một văn bản hoặc chủ đề.",
        en: "Articles of a region on one document or topic.",
        fields: &[
            field("kind", "Text", "documents hoặc topics.", "documents or topics."),
            field("subject", "ColumnView", "Văn bản hoặc chủ đề.", "The document or topic."),
            field("anchor", "Text", "Neo, dùng sau dấu `#`.", "The anchor, to stand after `#`."),
            field("count", "usize", "Số bài.", "Number of articles."),
            field("cards", "Vec<CardView>", "Các bài mới nhất.", "The newest articles."),
        ],
    },
];

/// The templates, in the order of the reference page.
pub const TEMPLATES: &[TemplateDoc] = &[
    TemplateDoc {
        template: "home.html",
        kinds: &["home"],
        vi: "Trang nhất.",
        en: "The home page.",
        roots: &[
            field(
                "blocks",
                "Vec<Block>",
                "Một khối cho mỗi chuyên mục gốc có bài.",
                "A block for each top section that has articles.",
            ),
            field(
                "issue",
                "Option<IssueCard>",
                "Số tạp chí mới phát hành.",
                "The current printed issue.",
            ),
            field(
                "latest",
                "Vec<CardView>",
                "Mười hai bài mới nhất.",
                "The twelve newest articles.",
            ),
            field(
                "documents",
                "Vec<DocumentView>",
                "Sáu văn bản mới ban hành.",
                "The six documents that were issued last.",
            ),
            field(
                "places",
                "Vec<LinkView>",
                "Các tỉnh, thành phố ngày nay đã có bài.",
                "The provinces and cities of today that have articles.",
            ),
            field(
                "corrections",
                "Vec<CorrectedView>",
                "Cải chính trong 30 ngày gần đây, nhiều nhất ba.",
                "Corrections of the last 30 days, at most three.",
            ),
        ],
    },
    TemplateDoc {
        template: "section.html",
        kinds: &["section"],
        vi: "Chuyên mục.",
        en: "A section.",
        roots: &[
            field("section", "SectionView", "Chuyên mục.", "The section."),
            field(
                "intro",
                "Option<Html>",
                "Lời giới thiệu trong `_index.md`; chỉ ở trang đầu.",
                "The introduction in `_index.md`; on the front page only.",
            ),
            MENTIONS,
            field("list", "List", "Danh sách bài.", "The articles."),
        ],
    },
    TemplateDoc {
        template: "article.html",
        kinds: &["article"],
        vi: "Bài viết trong một chuyên mục.",
        en: "An article of a section.",
        roots: &[
            field("article", "ArticleView", "Bài viết.", "The article."),
            field("body", "Html", "Thân bài, HTML an toàn.", "The body, safe HTML."),
            field("outline", "Vec<HeadingView>", "Các tiêu đề trong bài.", "Its headings."),
            field(
                "related",
                "Vec<Related>",
                "Bài liên quan, kèm lý do; có thể trống.",
                "Related articles, each with its reason; may be empty.",
            ),
            field("neighbours", "NeighboursView", "Bài trước và bài sau.", "Previous and next."),
            voices::COMMENTS,
        ],
    },
    TemplateDoc {
        template: "page.html",
        kinds: &["page"],
        vi: "Trang riêng, nằm ngay trong content/.",
        en: "A page of its own, right in content/.",
        roots: &[
            field("article", "ArticleView", "Nội dung của trang.", "The page's content."),
            field("body", "Html", "Thân trang, HTML an toàn.", "The body, safe HTML."),
            field("outline", "Vec<HeadingView>", "Các tiêu đề.", "Its headings."),
        ],
    },
    TemplateDoc {
        template: "list.html",
        kinds: &[
            "topic",
            "author",
            "series",
            "year",
            "month",
            "all",
            "questions",
            "videos",
            "photos",
        ],
        vi: "Danh sách bài theo chủ đề, tác giả, loạt bài, năm, tháng, và mọi bài; bài hỏi đáp, bài có video, chùm ảnh.",
        en: "Articles by topic, author, series, year, month, and all of them; those with a question, a video, a photo story.",
        roots: &[
            field("head", "HeadView", "Đầu trang.", "The head."),
            field(
                "intro",
                "Option<Html>",
                "Lời giới thiệu; chỉ ở trang đầu.",
                "An introduction; on the front page only.",
            ),
            field("list", "List", "Danh sách bài.", "The articles."),
        ],
    },
    TemplateDoc {
        template: "document.html",
        kinds: &["document"],
        vi: "Một văn bản và các bài dựa vào nó.",
        en: "A document and the articles that rely on it.",
        roots: &[
            field("head", "HeadView", "Tên và trích yếu.", "Name and subject."),
            field(
                "document",
                "Option<DocumentPageView>",
                "Mọi điều biết về văn bản; chỉ ở trang đầu.",
                "All that is known of the document; on the front page only.",
            ),
            field(
                "intro",
                "Option<Html>",
                "Thân của tệp trong `content/van-ban/`; chỉ ở trang đầu.",
                "The body of its file in `content/van-ban/`; on the front page only.",
            ),
            MENTIONS,
            field(
                "list",
                "List",
                "Các bài nêu nó trong `resolutions`.",
                "Articles that name it in `resolutions`.",
            ),
            field(
                "cited",
                "Vec<Citing>",
                "Những bài mới nhất viện dẫn nó trong lời văn mà không nêu trong `resolutions`; chỉ ở trang đầu.",
                "The newest articles that cite it in their text and do not name it in `resolutions`; on the front page only.",
            ),
            field(
                "cited_all",
                "Option<Text>",
                "Trang của mọi bài như thế, khi còn bài khác.",
                "The page of all of them, when there are more.",
            ),
        ],
    },
    TemplateDoc {
        template: "citing.html",
        kinds: &["document"],
        vi: "Mọi bài viện dẫn một văn bản trong lời văn.",
        en: "All articles that cite a document in their text.",
        roots: &[
            field("head", "HeadView", "Tên và trích yếu của văn bản.", "Name and subject."),
            field("list", "List", "Các bài.", "The articles."),
            field(
                "sentences",
                "Vec<Text>",
                "Câu viện dẫn đầu tiên của mỗi bài, theo thứ tự của danh sách.",
                "The sentence in which each article does so first, in the order of the list.",
            ),
        ],
    },
    TemplateDoc {
        template: "documents.html",
        kinds: &["documents", "congress-term", "plenum"],
        vi: "Chỉ mục văn bản: trang chính, theo loại, cơ quan, năm, số, tên; trang của khóa và của hội nghị (`head.kind`: documents, document-facet, document-list, document-numbers, document-names, congress-term, plenum).",
        en: "Indexes of documents: the front page, by type, issuer, year, number, name; pages of terms and plenums (`head.kind`).",
        roots: &[
            field("head", "HeadView", "Đầu trang.", "The head."),
            field(
                "doors",
                "Vec<GroupView>",
                "Các lối vào; `count` là số văn bản.",
                "Ways to go on; `count` counts documents.",
            ),
            field(
                "groups",
                "Vec<DocumentGroup>",
                "Các văn bản theo nhóm.",
                "The documents in groups.",
            ),
            field(
                "pager",
                "Option<Pager>",
                "Chỗ của trang, khi chỉ mục được cắt trang.",
                "Where the page stands, when the index is cut into pages.",
            ),
        ],
    },
    TemplateDoc {
        template: "terms.html",
        kinds: &["terms"],
        vi: "Chỉ mục: chủ đề, tác giả, loạt bài, năm (`head.kind`: topics, authors, series, years).",
        en: "An index: topics, authors, series, years (`head.kind`).",
        roots: &[
            field("head", "HeadView", "Đầu trang.", "The head."),
            field("groups", "Vec<GroupView>", "Các nhóm.", "The groups."),
        ],
    },
    TemplateDoc {
        template: "region.html",
        kinds: &["region"],
        vi: "Một địa phương: bài của nó, của đơn vị cấp dưới và của các đơn vị trước nó.",
        en: "A region: its articles, those of lower units and of the units before it.",
        roots: &[
            field("region", "RegionView", "Địa phương.", "The region."),
            field(
                "intro",
                "Option<Html>",
                "Lời giới thiệu trong `content/dia-phuong/`; chỉ ở trang đầu.",
                "The introduction in `content/dia-phuong/`; on the front page only.",
            ),
            MENTIONS,
            field("list", "List", "Danh sách bài.", "The articles."),
            field(
                "vias",
                "Vec<ViaView>",
                "Vì sao có từng bài của `list.items`, cùng thứ tự.",
                "Why each of `list.items` is here, in the same order.",
            ),
        ],
    },
    TemplateDoc {
        template: "regions.html",
        kinds: &["regions"],
        vi: "Mọi địa phương: bản đồ ô, theo vùng, theo vần chữ cái.",
        en: "All regions: a map of tiles, by macro-region, and from A to Z.",
        roots: &[
            field("tiles", "Vec<TileView>", "Các ô, từ bắc vào nam.", "The tiles, north to south."),
            field("shades", "Vec<ShadeView>", "Các độ đậm có thể có.", "The shades there may be."),
            field(
                "areas",
                "Vec<AreaView>",
                "Các vùng, từ bắc vào nam.",
                "Macro-regions, north to south.",
            ),
            field(
                "groups",
                "Vec<GroupView>",
                "Mọi địa phương theo chữ cái.",
                "All regions by letter.",
            ),
            field("coverage", "Option<Text>", "Trang độ phủ.", "The page of coverage."),
        ],
    },
    TemplateDoc {
        template: "coverage.html",
        kinds: &["coverage"],
        vi: "Độ phủ: số bài của từng địa phương theo văn bản và chủ đề.",
        en: "Coverage: articles of each region by document and topic.",
        roots: &[field("matrices", "Vec<MatrixView>", "Các bảng.", "The tables.")],
    },
    TemplateDoc {
        template: "subjects.html",
        kinds: &["subjects"],
        vi: "Bài của một địa phương xếp theo văn bản và chủ đề.",
        en: "A region's articles by document and topic.",
        roots: &[
            field("region", "LinkView", "Địa phương.", "The region."),
            field(
                "groups",
                "Vec<Subject>",
                "Văn bản trước, rồi chủ đề.",
                "Documents, then topics.",
            ),
        ],
    },
    TemplateDoc {
        template: "issues.html",
        kinds: &["issues", "issue-year", "issues-legacy"],
        vi: "Kho số tạp chí: trang đầu, trang của một năm, trang tra cứu tạp chí in trước năm 2010.",
        en: "The archive of printed issues: its front page, a year, the issues before 2010.",
        roots: &[
            field(
                "years",
                "Vec<IssueYear>",
                "Các năm có bìa, mới trước: hai năm gần nhất, một năm, hay mọi năm trước 2010.",
                "Years with covers, newest first: the last two, one, or all before 2010.",
            ),
            field(
                "lookup",
                "Vec<LookupView>",
                "Bảng tra cứu theo năm và số; trống ở trang của một năm.",
                "The look-up by year and number; empty on the page of a year.",
            ),
            field(
                "current",
                "Option<IssueCard>",
                "Số mới phát hành; chỉ ở trang đầu.",
                "The current issue; on the front page only.",
            ),
            field(
                "coming",
                "Vec<IssueCard>",
                "Các số sắp phát hành; chỉ ở trang đầu.",
                "Issues to come; on the front page only.",
            ),
            field(
                "legacy",
                "Option<LinkView>",
                "Trang tra cứu tạp chí in trước năm 2010.",
                "The page of the issues before 2010.",
            ),
            field("newer", "Option<LinkView>", "Năm mới hơn.", "The newer year."),
            field("older", "Option<LinkView>", "Năm cũ hơn.", "The older year."),
        ],
    },
    TemplateDoc {
        template: "issue.html",
        kinds: &["issue"],
        vi: "Một số tạp chí.",
        en: "A printed issue.",
        roots: &[
            field("issue", "IssueView", "Số tạp chí.", "The issue."),
            field("intro", "Option<Html>", "Lời giới thiệu.", "The introduction."),
            MENTIONS,
            field("newer", "Option<LinkView>", "Số mới hơn.", "The newer issue."),
            field("older", "Option<LinkView>", "Số cũ hơn.", "The older issue."),
        ],
    },
    voices::CORRECTIONS,
    voices::TOMBSTONE,
    TemplateDoc {
        template: "sitemap.html",
        kinds: &["sitemap"],
        vi: "Sơ đồ trang.",
        en: "The site map page.",
        roots: &[
            field("sections", "Vec<TreeView>", "Cây chuyên mục.", "The tree of sections."),
            field("lookups", "Vec<DoorView>", "Các trang tra cứu.", "Look-up pages."),
            field("pages", "Vec<LinkView>", "Các trang riêng.", "Pages of their own."),
        ],
    },
    TemplateDoc {
        template: "404.html",
        kinds: &["not-found"],
        vi: "Không tìm thấy trang.",
        en: "Page not found.",
        roots: &[],
    },
    TemplateDoc {
        template: "redirect.html",
        kinds: &["redirect"],
        vi: "Địa chỉ cũ, dẫn sang địa chỉ mới.",
        en: "An old address that leads to the new one.",
        roots: &[
            field("target", "Text", "Đường dẫn mới.", "The new path."),
            field("canonical", "Text", "Địa chỉ mới đầy đủ.", "The whole new address."),
        ],
    },
    TemplateDoc {
        template: "islands/latest.html",
        kinds: &["island"],
        vi: "Mảnh «tin mới»: một đoạn HTML mà trang khác nạp vào, không có thẻ `<html>`.",
        en: "The island of latest news: a fragment that other pages load, without `<html>`.",
        roots: &[field("cards", "Vec<CardView>", "Các bài mới nhất.", "The newest articles.")],
    },
    TemplateDoc {
        template: "islands/issue.html",
        kinds: &["island"],
        vi: "Mảnh «số tạp chí mới phát hành», không có thẻ `<html>`.",
        en: "The island of the current printed issue: a fragment without `<html>`.",
        roots: &[field("issue", "IssueCard", "Số mới phát hành.", "The current issue.")],
    },
];

/// The template of pictures for sharing: it gets no `page`, so that a picture shows what it says only.
pub const DRAWING: TemplateDoc = TemplateDoc {
    template: "share.svg",
    kinds: &[],
    vi: "Ảnh chia sẻ: bản vẽ SVG rộng 1200, cao 630, được đổi thành PNG. Không có `page`; đọc `site` thì mỗi lần sửa thực đơn mọi ảnh đều vẽ lại.",
    en: "The picture for sharing: an SVG drawing of 1200 by 630 that becomes a PNG. It gets no `page`; if it reads `site`, every change of a menu draws all pictures anew.",
    roots: &[field("share", "ShareView", "Những gì ảnh cho thấy.", "What the picture shows.")],
};

/// The views, in the order of the reference page.
pub const VIEWS: &[ViewDoc] = &[
    SiteView::DOC,
    MenusView::DOC,
    MenuView::DOC,
    FooterView::DOC,
    MarkView::DOC,
    LatestView::DOC,
    DoorView::DOC,
    SubsiteView::DOC,
    BannerView::DOC,
    PageView::DOC,
    ShareView::DOC,
    LinkView::DOC,
    FeedLink::DOC,
    CardView::DOC,
    DateView::DOC,
    ThumbView::DOC,
    ArticleView::DOC,
    AuthorView::DOC,
    SourceView::DOC,
    ImageView::DOC,
    FolioView::DOC,
    VideoView::DOC,
    HeadingView::DOC,
    CorrectionView::DOC,
    CorrectedView::DOC,
    QuestionView::DOC,
    TombstoneView::DOC,
    CommentsView::DOC,
    OfficeView::DOC,
    MemberView::DOC,
    CommentView::DOC,
    ReplyView::DOC,
    CommentFormView::DOC,
    NeighboursView::DOC,
    DocumentView::DOC,
    DocumentPageView::DOC,
    DayView::DOC,
    StepView::DOC,
    RelationView::DOC,
    ComingView::DOC,
    FileView::DOC,
    SectionView::DOC,
    ChildView::DOC,
    HeadView::DOC,
    FactView::DOC,
    GroupView::DOC,
    TermView::DOC,
    IssueCard::DOC,
    IssueView::DOC,
    ZoneView::DOC,
    EntryView::DOC,
    LookupView::DOC,
    TreeView::DOC,
    RegionView::DOC,
    FormView::DOC,
    PlaceView::DOC,
    ViaView::DOC,
    TileView::DOC,
    ShadeView::DOC,
    AreaView::DOC,
    MatrixView::DOC,
    ColumnView::DOC,
    RowView::DOC,
    CellView::DOC,
];
