//! 12: regions: units of the site's own, and names that articles give.

use crate::base::date::Day;
use crate::base::text::Text;
use crate::diag::problem::{listed, near_en, near_vi};

/// A life in words: `từ 1-7-2025`, `đến 30-6-2025`, `từ … đến …`.
#[must_use]
pub fn life_vi(since: Option<Day>, until: Option<Day>) -> String {
    let (from, to) = (since.map(|day| ("từ ", day)), until.map(|day| ("đến ", day)));
    life([from, to])
}

/// A life in English words.
#[must_use]
pub fn life_en(since: Option<Day>, until: Option<Day>) -> String {
    let (from, to) = (since.map(|day| ("from ", day)), until.map(|day| ("until ", day)));
    life([from, to])
}

fn life(ends: [Option<(&str, Day)>; 2]) -> String {
    let ends = ends.into_iter().flatten();
    let words = ends.map(|(word, day)| format!("{word}{}", date(day)));
    words.collect::<Vec<_>>().join(" ")
}

fn date(day: Day) -> String {
    day.format("{d}-{m}-{yyyy}")
}

problems! {
    /// Mistakes about regions.
    "12" Regional {
        /// The type of a unit is not one of the known ones.
        UnknownType { value: Text, nearest: Option<Text> } "01" Error
        explain "Loại đơn vị là một trong: tỉnh, thành phố trực thuộc trung ương, thành phố, quận, thị xã, huyện, đặc khu, phường, thị trấn, xã."
        vi format!("không có loại đơn vị `{value}`"), "loại lạ", near_vi(nearest.as_ref(), "dùng một trong: tỉnh, thành phố, quận, thị xã, huyện, đặc khu, phường, thị trấn, xã");
        en format!("there is no type of unit `{value}`"), "unknown type", near_en(nearest.as_ref(), "use one of: tỉnh, thành phố, quận, thị xã, huyện, đặc khu, phường, thị trấn, xã");

        /// The unit above is not known.
        UnknownParent { name: Text, nearest: Option<Text> } "02" Error
        explain "`parent` ghi tên hoặc mã của đơn vị cấp trên: tỉnh, thành phố có sẵn, hoặc một tệp trong content/dia-phuong/."
        vi format!("không có đơn vị cấp trên `{name}`"), "đơn vị lạ", near_vi(nearest.as_ref(), "sửa tên, hoặc thêm tệp cho đơn vị ấy vào content/dia-phuong/");
        en format!("there is no unit above named `{name}`"), "unknown unit", near_en(nearest.as_ref(), "mend the name, or add a file for that unit to content/dia-phuong/");

        /// A unit that came after is not known.
        UnknownSuccessor { name: Text, nearest: Option<Text> } "03" Error
        explain "`successors` ghi tên hoặc mã của đơn vị kế tiếp: đơn vị có sẵn, hoặc một tệp trong content/dia-phuong/."
        vi format!("không có đơn vị kế tiếp `{name}`"), "đơn vị lạ", near_vi(nearest.as_ref(), "sửa tên, hoặc thêm tệp cho đơn vị ấy vào content/dia-phuong/");
        en format!("there is no successor named `{name}`"), "unknown unit", near_en(nearest.as_ref(), "mend the name, or add a file for that unit to content/dia-phuong/");

        /// A name fits several units that live at the same time.
        Ambiguous { name: Text, candidates: Vec<Text> } "04" Error
        explain "Nhiều xã, phường, huyện trùng tên; viết kèm loại và đơn vị cấp trên, hoặc viết mã (tên tệp trong content/dia-phuong/)."
        vi format!("`{name}` là tên của nhiều địa phương"), "chưa rõ nơi nào", format!("viết một trong: {}", listed(candidates));
        en format!("`{name}` is the name of several regions"), "which one?", format!("write one of: {}", listed(candidates));

        /// Units lie in each other, or come after each other, in a circle.
        Circle { units: Vec<Text> } "05" Error
        explain "Đơn vị cấp trên và đơn vị kế tiếp không được vòng trở lại chính nó; quan hệ khép vòng bị bỏ qua."
        vi "đơn vị cấp trên hoặc kế tiếp đi thành vòng", format!("khép vòng: {}", units.join(" → ")), "sửa `parent` hoặc `successors` ở một trong các tệp này";
        en "units above or after each other go in a circle", format!("closes the circle: {}", units.join(" → ")), "mend `parent` or `successors` in one of these files";

        /// A unit ends before it begins.
        EndsBeforeBegins { since: Day, until: Day } "06" Error
        explain "`until` là ngày cuối cùng, không được trước `since`."
        vi format!("đơn vị kết thúc ngày {} mà bắt đầu ngày {}", date(*until), date(*since)), "trước ngày bắt đầu", "sửa `since` hoặc `until`";
        en format!("the unit ends on {} and begins on {}", date(*until), date(*since)), "before the first day", "mend `since` or `until`";

        /// A unit lives when the unit it lies in does not.
        OutsideParent { unit: Text, parent: Text, since: Option<Day>, until: Option<Day> } "07" Error
        explain "Trong suốt thời gian tồn tại, đơn vị phải nằm trong một đơn vị cấp trên đang tồn tại; nếu đã chuyển tỉnh thì `parent` ghi cả hai tỉnh."
        vi format!("`{unit}` có lúc nằm ngoài thời gian của `{parent}`"), format!("{parent}: {}", life_vi(*since, *until)), "sửa `since`, `until`, hoặc ghi đủ các đơn vị cấp trên: `parent = [\"…\", \"…\"]`";
        en format!("`{unit}` lives at times when `{parent}` does not"), format!("{parent}: {}", life_en(*since, *until)), "mend `since` or `until`, or name all units above: `parent = [\"…\", \"…\"]`";

        /// Two files define one unit.
        DuplicateId { id: Text } "08" Error
        explain "Mã của địa phương, mặc định là tên tệp, chỉ dùng một lần; tệp sau bị bỏ qua."
        vi format!("mã địa phương `{id}` dùng hai lần"), "lần thứ hai", "đổi tên tệp, hoặc ghi `id` khác";
        en format!("the region id `{id}` is used twice"), "for the second time", "rename the file, or give another `id`";

        /// Two units share name, type and the unit above at the same time.
        DuplicateName { name: Text } "09" Error
        explain "Trong một đơn vị cấp trên, cùng một lúc chỉ có một đơn vị mang tên và loại ấy."
        vi format!("hai đơn vị cùng tên `{name}` trong cùng một thời gian"), "lần thứ hai", "xóa một tệp, hoặc ghi `since`, `until` để chúng nối nhau";
        en format!("two units named `{name}` live at the same time"), "for the second time", "remove one file, or give `since` and `until` so that one follows the other";

        /// A file of a built-in unit writes a key that the registry fixes.
        Fixed { key: Text, unit: Text } "10" Error
        explain "Tệp trùng mã với đơn vị có sẵn chỉ thêm lời giới thiệu và `aliases`; tên, loại, thời gian của đơn vị ấy đã có trong danh mục."
        vi format!("`{key}` của {unit} đã có trong danh mục"), "khóa thừa", "xóa khóa này; nếu đây là đơn vị khác thì đổi tên tệp hoặc ghi `id` khác";
        en format!("the registry already has `{key}` of {unit}"), "not needed", "remove this key; if another unit is meant, rename the file or give another `id`";

        /// A unit that still exists names its successors.
        StillAlive { unit: Text } "11" Warning
        explain "Đơn vị có đơn vị kế tiếp thì đã kết thúc; `until` là ngày cuối cùng của nó."
        vi format!("`{unit}` có đơn vị kế tiếp nhưng không có ngày kết thúc"), "thiếu `until`", "thêm `until = 2025-06-30`, hoặc xóa `successors`";
        en format!("`{unit}` has a successor but no last day"), "no `until`", "add `until = 2025-06-30`, or remove `successors`";

        /// A type begins out of order or outside the life of its unit.
        TypeOutOfTime { value: Text } "12" Error
        explain "Các mục của `types` theo thứ tự thời gian, trong khoảng `since` đến `until`; chỉ mục đầu được bỏ trống `since`."
        vi format!("loại `{value}` bắt đầu sai chỗ"), "không theo thứ tự thời gian", "ghi `since` của mục này sau mục trước, trong thời gian của đơn vị";
        en format!("the type `{value}` begins at the wrong time"), "not in the order of time", "give it a `since` after the entry before, within the life of the unit";
    }
}
