//! Views of list pages.

use serde::Serialize;

use super::link::LinkView;
use crate::base::text::Text;

view! {
    /// A fact at the head of a list page.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct FactView "Một dòng nhãn và giá trị ở đầu trang danh sách." {
        label: Text, "Nhãn.", "Label.";
        value: Text, "Giá trị.", "Value.";
        url: Option<Text>, "Địa chỉ, nếu giá trị là liên kết.", "Address, if the value is a link.";
    }
}

view! {
    /// The head of a list page.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct HeadView "Đầu của một trang danh sách hoặc chỉ mục." {
        kind: Text, "Loại danh sách.", "Kind of the list.";
        title: Text, "Tên.", "Title.";
        subtitle: Option<Text>, "Dòng dưới tên.", "A line under it.";
        facts: Vec<FactView>, "Các dòng nhãn và giá trị; chỉ ở trang đầu.", "Labels and values; on the front page only.";
    }
}

view! {
    /// A section at the head of its front page.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct SectionView "Chuyên mục trên trang của nó." {
        title: Text, "Tên.", "Name.";
        url: Text, "Trang đầu của chuyên mục.", "Front page of the section.";
        description: Option<Text>, "Câu giới thiệu.", "One sentence.";
        children: Vec<ChildView>, "Chuyên mục con.", "Sub-sections.";
    }
}

view! {
    /// A sub-section.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ChildView "Chuyên mục con." {
        title: Text, "Tên.", "Name.";
        url: Text, "Địa chỉ.", "Address.";
        description: Option<Text>, "Câu giới thiệu.", "One sentence.";
    }
}

view! {
    /// An entry of an index.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct TermView "Mục của một chỉ mục: chủ đề, tác giả, văn bản, tháng …" {
        title: Text, "Tên.", "Name.";
        url: Text, "Địa chỉ.", "Address.";
        count: usize, "Số bài.", "Number of articles.";
        note: Option<Text>, "Ghi chú ngắn.", "A short note.";
    }
}

view! {
    /// A group of an index.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct GroupView "Nhóm của một chỉ mục." {
        head: Text, "Chữ cái, loại hoặc năm.", "Letter, type or year.";
        items: Vec<TermView>, "Các mục.", "Entries.";
    }
}

view! {
    /// A section of the site map.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct TreeView "Chuyên mục trong sơ đồ trang." {
        title: Text, "Tên.", "Name.";
        url: Text, "Địa chỉ.", "Address.";
        children: Vec<TreeView>, "Chuyên mục con.", "Sub-sections.";
    }
}

view! {
    /// The neighbours of an article in its section.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct NeighboursView "Bài liền trước và liền sau trong chuyên mục." {
        newer: Option<LinkView>, "Bài mới hơn.", "The newer article.";
        older: Option<LinkView>, "Bài cũ hơn.", "The older article.";
    }
}
