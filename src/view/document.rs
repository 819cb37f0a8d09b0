//! The views of a document: its card for lists and chips, and all that its own page tells.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::body::{DocumentView, FileView};
use super::chrome::word;
use super::cited;
use super::link::{LinkView, absolute, link, url};
use crate::base::date::Day;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::document::status::State;
use crate::model::document::{Document, Link, number, number_key};
use crate::model::registry;

view! {
    /// A day as templates print it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct DayView "Một ngày, ở các dạng để in." {
        iso: Text, "Dạng máy đọc, cho `datetime`; tháng hoặc năm nếu chỉ biết đến đó.", "For machines, for `datetime`; month or year when no more is known.";
        day: Text, "Theo `day_format`.", "By `day_format`.";
    }
}

view! {
    /// A document in the chain of those that replaced one another.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct StepView "Một bước trong chuỗi văn bản thay thế nhau." {
        name: Text, "Loại và số.", "Type and number.";
        title: Text, "Trích yếu.", "Subject.";
        url: Text, "Trang của văn bản.", "The document's page.";
        issued: Option<DayView>, "Ngày ban hành.", "Date of issue.";
        here: bool, "Chính văn bản của trang.", "The document of the page itself.";
        unsure: bool, "Quan hệ thay thế chưa được kiểm tra trong văn bản.", "That it belongs to the chain is not checked.";
        state: Text, "Tình trạng, như ở thẻ.", "State, as a card has it.";
        status: Text, "Tình trạng bằng lời.", "State in words.";
    }
}

view! {
    /// Documents in one relation to that of the page.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct RelationView "Các văn bản có cùng một quan hệ với văn bản của trang." {
        kind: Text, "Tên quan hệ cho máy: amended-by, amends, guided-by, guides, continued-by, continues, attachment, attached-to, related.", "Name of the relation for machines.";
        label: Text, "Tên quan hệ.", "Name of the relation.";
        items: Vec<Arc<DocumentView>>, "Các văn bản, mới trước.", "The documents, newest first.";
    }
}

view! {
    /// A successor that has no effect yet.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ComingView "Văn bản thay thế chưa có hiệu lực." {
        name: Text, "Loại và số.", "Type and number.";
        url: Text, "Trang của văn bản.", "The document's page.";
        begins: Option<DayView>, "Ngày thay thế.", "When it takes effect.";
    }
}

view! {
    /// A document on its own page.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct DocumentPageView "Văn bản trên trang của nó." {
        card: Arc<DocumentView>, "Những gì thẻ của văn bản có.", "What its card tells.";
        canonical: Text, "Địa chỉ đầy đủ của trang.", "Whole address of the page.";
        numbered: bool, "Văn bản có số.", "It has a number.";
        issued: Option<DayView>, "Ngày ban hành.", "Date of issue.";
        effective: Option<DayView>, "Ngày có hiệu lực, khi khác ngày ban hành.", "Date of effect, when it is not the date of issue.";
        ended: Option<DayView>, "Ngày hết hiệu lực được ghi.", "Date of end, when it is written.";
        since: Option<DayView>, "Ngày bắt đầu tình trạng hiện nay.", "Since when the state lasts.";
        coming: Vec<ComingView>, "Văn bản thay thế đã ban hành nhưng chưa có hiệu lực.", "Successors that are issued but have no effect yet.";
        place: Option<Text>, "Địa phương.", "The place.";
        kind_link: Option<LinkView>, "Trang các văn bản cùng loại.", "Documents of the type.";
        issuer_link: Option<LinkView>, "Trang các văn bản của cơ quan ban hành.", "Documents of the issuer.";
        term_link: Option<LinkView>, "Trang của khóa.", "The term's page.";
        plenum: Option<LinkView>, "Hội nghị Trung ương đã ban hành.", "The plenum that adopted it.";
        timeline: Vec<StepView>, "Chuỗi văn bản thay thế nhau, cũ trước; trống khi không có.", "Documents that replaced one another, oldest first; empty when there is none.";
        relations: Vec<RelationView>, "Các quan hệ khác.", "Other relations.";
        namesakes: Vec<Arc<DocumentView>>, "Các văn bản khác cùng số.", "Other documents of the same number.";
        pdf: Option<FileView>, "Bản PDF.", "PDF.";
        citation: Option<Text>, "Cách dẫn đầy đủ cho lần đầu trong bài.", "How to cite it in full for the first time.";
        replaces: Vec<LinkView>, "Các văn bản mà nó thay thế, với địa chỉ đầy đủ.", "The documents that it replaced, with whole addresses.";
        built_in: bool, "Thông tin lấy từ danh mục có sẵn của Toasoan.", "What is told comes from the built-in registry.";
        checked: bool, "Số, ngày, trích yếu đã đối chiếu với văn bản công bố.", "Number, date and subject were checked in a published text.";
        title_checked: bool, "Trích yếu là lời chính thức.", "The subject is the official wording.";
        registry_day: Option<Text>, "Ngày cập nhật của danh mục có sẵn.", "The day to which the registry is kept.";
    }
}

/// The class name of a state.
#[must_use]
pub fn state_name(state: State) -> &'static str {
    match state {
        State::InForce => "in-force",
        State::Amended => "amended",
        State::Followed => "followed",
        State::Upcoming => "upcoming",
        State::Replaced => "replaced",
        State::Ended => "ended",
    }
}

/// A state in words. That nothing ended an entry of the built-in registry is all that is known of it;
/// only who keeps a document's file can say that it is in force.
fn status_words(settings: &Settings, document: &Document) -> Text {
    match document.status.state {
        State::InForce if document.head.is_none() => {
            word(settings, "Chưa ghi nhận văn bản thay thế", "No replacement is known")
        }
        State::InForce => word(settings, "Còn hiệu lực", "In force"),
        State::Amended => word(settings, "Đã được sửa đổi, bổ sung", "Amended"),
        State::Followed => {
            word(settings, "Đã có văn bản mới cùng nội dung", "A later document deals with it")
        }
        State::Upcoming => word(settings, "Chưa có hiệu lực", "Not yet in force"),
        State::Replaced => word(settings, "Đã được thay thế", "Replaced"),
        State::Ended => word(settings, "Hết hiệu lực", "No longer in force"),
    }
}

/// A link to a document, by its name.
#[must_use]
pub fn document_link(settings: &Settings, document: &Document) -> LinkView {
    link(settings, &document.name(), &document.route)
}

/// A document for chips, lists and cards.
#[must_use]
pub fn card(
    settings: &Settings,
    documents: &Table<Document>,
    id: Id<Document>,
) -> Arc<DocumentView> {
    let document = documents.get(id);
    let status = &document.status;
    // A successor often has the same number: only the year tells the two apart.
    let link = |&id: &Id<Document>| {
        let other = documents.get(id);
        let link = document_link(settings, other);
        match other.year.filter(|_| number_key(&other.number) == number_key(&document.number)) {
            Some(year) => {
                LinkView { title: Text::from(format!("{} ({year})", link.title)), ..link }
            }
            None => link,
        }
    };
    let links = |ids: &[Id<Document>]| -> Vec<LinkView> { ids.iter().map(link).collect() };
    let current = if status.current == status.by { Vec::new() } else { links(&status.current) };
    Arc::new(DocumentView {
        name: document.name(),
        number: document.number.clone(),
        title: document.title.clone(),
        url: url(settings, &document.route),
        kind: document.kind_name.clone(),
        issued: issued(settings, document).map(|day| day.day),
        issuer: document.organ.as_ref().map(|organ| organ.name.clone()),
        term: term(settings, document),
        state: Text::from(state_name(status.state)),
        status: status_words(settings, document),
        since: status.since.map(|day| Text::from(day.format(&settings.day_format))),
        successors: links(&status.by),
        current,
        replaced: status.is_over(),
        anchor: cited::anchor(document),
    })
}

/// The term in words: a national one is a khóa, a local one a nhiệm kỳ.
fn term(settings: &Settings, document: &Document) -> Option<Text> {
    let name = document.bare_term()?;
    let label = match document.national_term() {
        Some(_) => word(settings, "khóa", "term"),
        None => word(settings, "nhiệm kỳ", "term"),
    };
    Some(Text::from(format!("{label} {name}")))
}

fn day(settings: &Settings, day: Day) -> DayView {
    DayView { iso: Text::from(day.to_string()), day: Text::from(day.format(&settings.day_format)) }
}

/// The date of issue as far as it is known.
#[must_use]
pub fn issued(settings: &Settings, document: &Document) -> Option<DayView> {
    if let Some(on) = document.issued_on {
        return Some(day(settings, on));
    }
    if let Some(month) = document.issued_in {
        let day = Text::from(format!("{}/{}", month.month, month.year));
        return Some(DayView { iso: Text::from(month.to_string()), day });
    }
    let year = Text::from(document.year?.to_string());
    Some(DayView { iso: year.clone(), day: year })
}

/// Pages to which a document's page links.
pub struct Doors {
    /// Documents of the type.
    pub kind: Option<LinkView>,
    /// Documents of the issuer.
    pub issuer: Option<LinkView>,
    /// The term.
    pub term: Option<LinkView>,
    /// The plenum.
    pub plenum: Option<LinkView>,
}

/// The most namesakes that a page shows; the look-up by number has all.
const NAMESAKES: usize = 24;

/// Makes the view of a document's page.
#[must_use]
pub fn page(
    settings: &Settings,
    documents: &Table<Document>,
    id: Id<Document>,
    namesakes: &[Id<Document>],
    doors: Doors,
    pdf: Option<FileView>,
) -> DocumentPageView {
    let document = documents.get(id);
    let as_day = |on: Option<Day>| on.map(|on| day(settings, on));
    let others = namesakes.iter().filter(|other| **other != id).take(NAMESAKES);
    let coming = document.status.coming.iter().map(|&id| {
        let other = documents.get(id);
        ComingView {
            name: other.name(),
            url: url(settings, &other.route),
            begins: as_day(document.ended_on.or(other.begins())),
        }
    });
    let provenance = document.provenance.as_ref();
    let registry_day = registry::documents_as_of().filter(|_| provenance.is_some());
    DocumentPageView {
        card: card(settings, documents, id),
        canonical: absolute(settings, &document.route),
        numbered: number::parts(&document.number).number.is_some(),
        issued: issued(settings, document),
        effective: as_day(document.effective_on.filter(|on| Some(*on) != document.issued_on)),
        ended: as_day(document.ended_on),
        since: as_day(document.status.since),
        coming: coming.collect(),
        place: document.place.clone(),
        kind_link: doors.kind,
        issuer_link: doors.issuer,
        term_link: doors.term,
        plenum: doors.plenum,
        timeline: timeline(settings, documents, id),
        relations: relations(settings, documents, document),
        namesakes: others.map(|&other| card(settings, documents, other)).collect(),
        pdf,
        citation: citation(document),
        replaces: document
            .replaces
            .iter()
            .filter(|&&older| !documents.get(older).unsure.contains(&id))
            .map(|&older| documents.get(older))
            .map(|older| LinkView { title: older.name(), url: absolute(settings, &older.route) })
            .collect(),
        built_in: provenance.is_some(),
        checked: provenance.is_none_or(|provenance| provenance.checked),
        title_checked: provenance.is_none_or(|provenance| provenance.title_checked),
        registry_day: registry_day.map(|day| Text::from(day.format(&settings.day_format))),
    }
}

/// Everything before and after a document in the chain of replacements, oldest first.
fn timeline(settings: &Settings, documents: &Table<Document>, id: Id<Document>) -> Vec<StepView> {
    let mut steps: BTreeMap<Id<Document>, bool> = BTreeMap::from([(id, true)]);
    for forward in [true, false] {
        let mut open = vec![(id, true)];
        while let Some((at, is_sure)) = open.pop() {
            let document = documents.get(at);
            let next = if forward { &document.replaced_by } else { &document.replaces };
            for &other in next {
                let (older, newer) = if forward { (at, other) } else { (other, at) };
                let is_sure = is_sure && !documents.get(older).unsure.contains(&newer);
                let known = steps.get(&other);
                if known.is_none_or(|known| is_sure && !known) {
                    steps.insert(other, is_sure);
                    open.push((other, is_sure));
                }
            }
        }
    }
    if steps.len() == 1 {
        return Vec::new();
    }
    let mut steps: Vec<(Id<Document>, bool)> = steps.into_iter().collect();
    // One without a date stands behind what it replaced.
    let when = |id: Id<Document>| {
        let document = documents.get(id);
        let before = document.replaces.iter().map(|&older| documents.get(older).when()).max();
        document.year.map_or_else(|| before.unwrap_or_default(), |_| document.when())
    };
    steps.sort_by_key(|&(id, _)| (when(id), documents.get(id).year.is_none(), id));
    let view = |(step, is_sure): (Id<Document>, bool)| {
        let document = documents.get(step);
        StepView {
            name: document.name(),
            title: document.title.clone(),
            url: url(settings, &document.route),
            issued: issued(settings, document),
            here: step == id,
            unsure: !is_sure,
            state: Text::from(state_name(document.status.state)),
            status: status_words(settings, document),
        }
    };
    steps.into_iter().map(view).collect()
}

/// The relations besides replacement, in the order in which a reader asks for them.
fn relations(
    settings: &Settings,
    documents: &Table<Document>,
    document: &Document,
) -> Vec<RelationView> {
    let mut by_link: BTreeMap<Link, Vec<Id<Document>>> = BTreeMap::new();
    for &(link, id) in &document.links {
        by_link.entry(link).or_default().push(id);
    }
    let view = |(link, mut ids): (Link, Vec<Id<Document>>)| {
        ids.sort_by_key(|&id| (std::cmp::Reverse(documents.get(id).when()), id));
        let (kind, vi, en) = match link {
            Link::AmendedBy => ("amended-by", "Được sửa đổi, bổ sung bởi", "Amended by"),
            Link::Amends => ("amends", "Sửa đổi, bổ sung", "Amends"),
            Link::GuidedBy => (
                "guided-by",
                "Văn bản hướng dẫn, triển khai văn bản này",
                "Guided or carried out by",
            ),
            Link::Guides => {
                ("guides", "Văn bản này hướng dẫn, triển khai", "Guides or carries out")
            }
            Link::ContinuedBy => ("continued-by", "Được tiếp tục thực hiện theo", "Carried on by"),
            Link::Continues => ("continues", "Tiếp tục thực hiện", "Carries on"),
            Link::Attachment => ("attachment", "Ban hành kèm theo văn bản này", "Issued with it"),
            Link::AttachedTo => ("attached-to", "Ban hành kèm theo", "Issued with"),
            Link::Related => ("related", "Liên quan", "Deals with the same matter"),
        };
        RelationView {
            kind: Text::from(kind),
            label: word(settings, vi, en),
            items: ids.into_iter().map(|id| card(settings, documents, id)).collect(),
        }
    };
    by_link.into_iter().map(view).collect()
}

/// How a text cites a document for the first time: type, number, date, issuer and subject, as the rules
/// on the form of Party documents ask. Nothing where one of them is not known for sure.
fn citation(document: &Document) -> Option<Text> {
    if document.provenance.as_ref().is_some_and(|provenance| !provenance.title_checked) {
        return None;
    }
    let issued = document.issued_on?;
    let organ = document.organ.as_ref()?;
    if organ.symbol == Some("TW") {
        return None;
    }
    // Days below 10 and the months 1 and 2 carry a zero, so that no digit can be put before them.
    let pattern = if issued.month().month <= 2 { "{dd}/{MM}/{yyyy}" } else { "{dd}/{m}/{yyyy}" };
    let of = format!("ngày {} của {}", issued.format(pattern), organ.name);
    let title = document.title.as_str();
    let is_numbered = number::parts(&document.number).number.is_some();
    let text = if !is_numbered {
        return None;
    } else if title.starts_with(document.kind_name.as_str()) {
        format!("{title} số {}, {of}", document.number)
    } else {
        format!("{} số {}, {of} {}", document.kind_name, document.number, lower_first(title))
    };
    Some(Text::from(text))
}

/// A title inside a sentence: its first letter small, unless it begins with capitals.
fn lower_first(title: &str) -> String {
    let mut letters = title.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => title.to_owned(),
    }
}
