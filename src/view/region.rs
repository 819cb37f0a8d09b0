//! Views of regions: their pages, the index with its map of tiles, and the tables of coverage.

use serde::Serialize;

use super::link::LinkView;
use super::list::TermView;
use crate::base::text::Text;

view! {
    /// A region on its page.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct RegionView "Địa phương trên trang của nó. Ở các trang có số của danh sách chỉ có title, full, since và until; phần còn lại trống, để trang đã đầy không đổi." {
        title: Text, "Tên như danh sách in: «Lâm Đồng», «TP. Huế».", "The name as lists print it.";
        full: Text, "Tên kèm loại: «Tỉnh Lâm Đồng».", "The name with its type.";
        since: Option<Text>, "Ngày đầu tiên, theo `day_format`.", "First day, by `day_format`.";
        until: Option<Text>, "Ngày cuối cùng; chỉ có ở đơn vị đã kết thúc.", "Last day; only for units of the past.";
        aliases: Vec<Text>, "Tên gọi và cách viết khác mà tòa soạn ghi.", "Other names given by the newsroom.";
        forms: Vec<FormView>, "Loại và tên theo thời gian; một mục trở lên.", "Types and names in time; one or more.";
        area: Option<LinkView>, "Vùng, dẫn tới phần của vùng ở trang địa phương.", "The macro-region, a link to its part of the index.";
        parents: Vec<PlaceView>, "Đơn vị cấp trên.", "The units it lies in.";
        successors: Vec<PlaceView>, "Đơn vị kế tiếp.", "What came after it.";
        predecessors: Vec<PlaceView>, "Đơn vị trước nó.", "What it was made of.";
        children: Vec<PlaceView>, "Đơn vị cấp dưới đang còn.", "The units in it that still exist.";
        former: Vec<PlaceView>, "Đơn vị cấp dưới đã kết thúc.", "The units in it that ended.";
        subjects: Option<Text>, "Trang xếp bài theo văn bản và chủ đề.", "The page of its articles by document and topic.";
    }
}

view! {
    /// A type and a name from a day on.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct FormView "Loại và tên của địa phương từ một ngày." {
        full: Text, "Tên kèm loại.", "The name with its type.";
        since: Option<Text>, "Từ ngày, theo `day_format`.", "From this day, by `day_format`.";
        by: Option<Text>, "Văn bản quyết định.", "The document that brought it about.";
    }
}

view! {
    /// A region that another one names.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct PlaceView "Địa phương được nêu ở trang của địa phương khác." {
        title: Text, "Tên như danh sách in.", "The name as lists print it.";
        url: Option<Text>, "Trang của nó; null khi chưa có trang.", "Its page; null when it has none.";
        until: Option<Text>, "Ngày cuối cùng, nếu đã kết thúc.", "Last day, if it ended.";
        count: Option<usize>, "Số bài ở trang của nó; null khi không tính.", "Articles on its page; null when not counted.";
    }
}

view! {
    /// Why a region's page shows an article.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ViaView "Vì sao trang của địa phương có bài này." {
        title: Option<Text>, "Đơn vị mà bài nói tới, khi không phải chính địa phương này hoặc lúc ấy mang tên khác.", "The unit that the article is about, if it is not the region itself or bore another name.";
        before: bool, "Bài đăng trước khi có đơn vị này.", "The article is older than the unit.";
    }
}

view! {
    /// A tile of the map of regions.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct TileView "Ô của một tỉnh, thành phố trên bản đồ ô." {
        title: Text, "Tên, không có «TP.».", "The name, without “TP.”.";
        full: Text, "Tên kèm loại.", "The name with its type.";
        url: Option<Text>, "Trang của địa phương; null khi chưa có bài.", "The region's page; null without articles.";
        count: usize, "Số bài.", "Number of articles.";
        level: u8, "Độ đậm, từ 0 (chưa có bài) đến 4.", "Shade, from 0 (no article) to 4.";
        row: u8, "Hàng, từ 1 ở phía bắc.", "Row, from 1 in the north.";
        column: u8, "Cột, từ 1 đến 6.", "Column, 1 to 6.";
    }
}

view! {
    /// A shade of the map of tiles.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ShadeView "Một độ đậm của bản đồ ô." {
        level: u8, "Độ đậm.", "The shade.";
        from: usize, "Từ số bài này.", "From this number of articles …";
        to: usize, "Đến số bài này.", "… to this one.";
    }
}

view! {
    /// The units of a macro-region.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct AreaView "Các tỉnh, thành phố của một vùng." {
        title: Text, "Tên vùng.", "Name of the macro-region.";
        anchor: Text, "Neo trên trang, dùng sau dấu `#`.", "The anchor, to stand after `#`.";
        count: usize, "Số bài của cả vùng; bài nói tới nhiều nơi chỉ tính một lần.", "Articles of the whole macro-region, each counted once.";
        items: Vec<TermView>, "Các đơn vị có bài.", "Units that have articles.";
        rest: Vec<Text>, "Tên các đơn vị chưa có bài.", "Names of units without articles.";
    }
}

view! {
    /// A table of coverage.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct MatrixView "Bảng số bài của từng địa phương theo văn bản hoặc chủ đề." {
        kind: Text, "documents hoặc topics.", "documents or topics.";
        csv: Text, "Địa chỉ tệp CSV, đủ mọi cột.", "Address of the CSV file, with all columns.";
        columns: Vec<ColumnView>, "Các cột.", "Columns.";
        rows: Vec<RowView>, "Các hàng: địa phương có bài.", "Rows: regions that have articles.";
        hidden: usize, "Số cột không in ở đây vì ít bài hơn.", "Columns left out because they have fewer articles.";
    }
}

view! {
    /// A column of a table of coverage.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ColumnView "Cột: một văn bản hoặc chủ đề." {
        title: Text, "Tên ngắn.", "Short name.";
        url: Text, "Trang của nó.", "Its page.";
        note: Option<Text>, "Tên đầy đủ, khi tên ngắn chưa rõ.", "The full name, where the short one is not clear.";
    }
}

view! {
    /// A row of a table of coverage.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct RowView "Hàng: một địa phương." {
        title: Text, "Tên.", "Name.";
        url: Text, "Trang của địa phương.", "The region's page.";
        count: usize, "Số bài của địa phương.", "Articles of the region.";
        cells: Vec<Option<CellView>>, "Một ô cho mỗi cột; null khi không có bài.", "A cell for each column; null without articles.";
    }
}

view! {
    /// A cell of a table of coverage.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct CellView "Ô của bảng." {
        count: usize, "Số bài.", "Number of articles.";
        url: Text, "Chỗ liệt kê các bài ấy.", "Where those articles are listed.";
    }
}
