//! Dates in every written form, and the calendar.

use super::*;

fn stamp(s: &str) -> Option<(String, Precision)> {
    Stamp::parse(s, &Zone::default()).map(|(stamp, precision)| (stamp.rfc3339(), precision))
}

fn day(s: &str) -> Option<String> {
    Day::parse(s).map(|day| day.to_string())
}

#[test]
fn datelines_of_real_portals_are_read() {
    use Precision::{Day, Minute, Second};
    for (line, want, precision) in [
        ("2013-12-15", "2013-12-15T00:00:00", Day),
        ("2013-12-15 15:28", "2013-12-15T15:28:00", Minute),
        ("2013-12-15 15:28:00", "2013-12-15T15:28:00", Second),
        ("2013-12-15T15:28:09+07:00", "2013-12-15T15:28:09", Second),
        ("2013-12-15T15:28:09.123", "2013-12-15T15:28:09", Second),
        ("2013-12-15 15:28:60", "2013-12-15T15:28:59", Second),
        ("15/12/2013", "2013-12-15T00:00:00", Day),
        ("15/12/2013 15:28", "2013-12-15T15:28:00", Minute),
        ("15-12-2013", "2013-12-15T00:00:00", Day),
        ("15.12.2013.", "2013-12-15T00:00:00", Day),
        ("7:31' 16/2/2013", "2013-02-16T07:31:00", Minute),
        ("7:31\u{2032} 16/2/2013", "2013-02-16T07:31:00", Minute),
        ("7:31\u{2019} 16/2/2013", "2013-02-16T07:31:00", Minute),
        ("17/10/2023 08:02 AM", "2023-10-17T08:02:00", Minute),
        ("17/10/2023 12:02 AM", "2023-10-17T00:02:00", Minute),
        ("17/10/2023 12:02 PM", "2023-10-17T12:02:00", Minute),
        ("01/10/2021 04:33 CH", "2021-10-01T16:33:00", Minute),
        ("01/10/2021 04:33CH", "2021-10-01T16:33:00", Minute),
        ("01/10/2021 16:33 CH", "2021-10-01T16:33:00", Minute),
        ("02/10/2020 08:20 SA", "2020-10-02T08:20:00", Minute),
        ("15:28, Chủ Nhật, 15/12/2013 (GMT+7)", "2013-12-15T15:28:00", Minute),
        ("Cập nhật lúc 15:28, Chủ Nhật, 15/12/2013 (GMT+7)", "2013-12-15T15:28:00", Minute),
        ("Thứ hai, 26 Tháng 10 2020 14:49", "2020-10-26T14:49:00", Minute),
        ("Thứ 2, 26 tháng 10, 2020 14:49", "2020-10-26T14:49:00", Minute),
        ("Thứ Sáu, 15/8/2014 9:40'(GMT+7)", "2014-08-15T09:40:00", Minute),
        ("08:21, ngày 16-04-2021", "2021-04-16T08:21:00", Minute),
        ("Cập nhật 10:34, 25/06/2021", "2021-06-25T10:34:00", Minute),
        ("Thứ Tư, 08/05/2024 | 16:20", "2024-05-08T16:20:00", Minute),
        ("Thứ sáu, 19:27 20/06/2025 | Thời sự", "2025-06-20T19:27:00", Minute),
        ("Gửi lúc: 05/12/2013 15:42:27", "2013-12-05T15:42:27", Second),
        ("18:00 11/04/2025", "2025-04-11T18:00:00", Minute),
        ("01/06/2020 | 1456", "2020-06-01T00:00:00", Day),
        ("01/06/2020 | 14", "2020-06-01T00:00:00", Day),
        ("Chủ nhật, ngày 15 tháng 12 năm 2013", "2013-12-15T00:00:00", Day),
        ("lúc 15 giờ 28 phút ngày 15 tháng 12 năm 2013", "2013-12-15T15:28:00", Minute),
        ("15h28 15/12/2013", "2013-12-15T15:28:00", Minute),
        ("15h, 15/12/2013", "2013-12-15T15:00:00", Minute),
        ("15:28 - 15/12/2013", "2013-12-15T15:28:00", Minute),
        ("15:28 | 15/12/2013 - 16:00", "2013-12-15T15:28:00", Minute),
        ("15/12/2013\u{a0}15:28", "2013-12-15T15:28:00", Minute),
        ("cập nhật 15/12/2013 07:10 (đăng 15/12/2013)", "2013-12-15T07:10:00", Minute),
    ] {
        assert_eq!(stamp(line), Some((format!("{want}+07:00"), precision)), "{line}");
        assert_eq!(day(line).as_deref(), Some(&want[..10]), "{line}");
    }
}

#[test]
fn stated_offsets_win_over_the_zone() {
    for (line, want) in [
        ("2013-12-15T15:28:00Z", "2013-12-15T15:28:00Z"),
        ("2013-12-15t15:28:00z", "2013-12-15T15:28:00Z"),
        ("2013-12-15T15:28:00-05:30", "2013-12-15T15:28:00-05:30"),
        ("2013-12-15 15:28:00 +0900", "2013-12-15T15:28:00+09:00"),
        ("2013-12-15T15:28+09", "2013-12-15T15:28:00+09:00"),
        ("15:28 15/12/2013 (GMT+8)", "2013-12-15T15:28:00+08:00"),
        ("15:28 15/12/2013 UTC-03:30", "2013-12-15T15:28:00-03:30"),
        ("(GMT+0900) 15:28 15/12/2013", "2013-12-15T15:28:00+09:00"),
        ("15:28 15/12/2013 GMT", "2013-12-15T15:28:00Z"),
        ("15:28 15/12/2013 GMT+999999999", "2013-12-15T15:28:00Z"),
        ("15:28 15/12/2013 GMT+25", "2013-12-15T15:28:00+07:00"),
        ("Sun, 15 Dec 2013 15:28:00 +0700", "2013-12-15T15:28:00+07:00"),
    ] {
        assert_eq!(stamp(line).map(|(stamp, _)| stamp).as_deref(), Some(want), "{line}");
    }
}

#[test]
fn what_is_no_single_existing_day_is_refused() {
    for line in [
        "",
        "Số Xuân (1+2/2022)",
        "12/25/2013",
        "31/2/2013",
        "15/12/13",
        "9-2012",
        "tháng 5-2020",
        "2020-2025",
        "18-19/10/2020",
        "15/12/2013-16/12/2013",
        "14-10-1930 – 14-10-2020",
        "221/222",
        "1.074.2013",
        "15/12-2013",
        "00/12/2013",
        "15/12/0000",
        "hôm qua",
        "15 / 12",
    ] {
        assert_eq!(day(line), None, "{line}");
        assert_eq!(stamp(line), None, "{line}");
    }
    for line in ["15/12/2013 25:00", "15:60 15/12/2013", "15/12/2013 15:28 SA", "15/12/2013 24h"] {
        assert_eq!(stamp(line), None, "{line}");
        assert!(day(line).is_some(), "{line}");
    }
}

#[test]
fn weekday_is_compared_with_the_date() {
    for (line, want) in [
        ("15:28, Chủ Nhật, 15/12/2013 (GMT+7)", None),
        ("15:28, Thứ Bảy, 15/12/2013", Some(("Thứ Bảy", "Chủ Nhật"))),
        ("thứ 2, 15/12/2013", Some(("Thứ Hai", "Chủ Nhật"))),
        ("T6 15/12/2013", Some(("Thứ Sáu", "Chủ Nhật"))),
        ("CN, 16/12/2013", Some(("Chủ Nhật", "Thứ Hai"))),
        ("Thứ hai, 26 Tháng 10 2020 14:49", None),
        ("THỨ TƯ, 08/05/2024 | 16:20", None),
        ("lần thứ ba, 15/12/2013", None),
        ("2013-12-15T5:28:00", None),
        ("15/12/2013", None),
        ("Thứ Hai", None),
    ] {
        assert_eq!(weekday_conflict(line), want, "{line}");
    }
}

#[test]
fn toml_values_get_the_zone_of_the_site() {
    use Precision::{Day as DayOnly, Second};
    for (value, want, precision) in [
        ("2013-12-15", "2013-12-15T00:00:00+07:00", DayOnly),
        ("2013-12-15T15:28:01", "2013-12-15T15:28:01+07:00", Second),
        ("2013-12-15T15:28:01Z", "2013-12-15T15:28:01Z", Second),
        ("2013-12-15T15:28:01.5-02:00", "2013-12-15T15:28:01-02:00", Second),
    ] {
        let value: toml::value::Datetime = value.parse().unwrap();
        let (stamp, got) = Stamp::from_toml(value, &Zone::default()).unwrap();
        assert_eq!((stamp.rfc3339().as_str(), got), (want, precision));
        assert_eq!(Day::from_toml(value).unwrap().to_string(), "2013-12-15");
    }
    let time: toml::value::Datetime = "15:28:01".parse().unwrap();
    assert_eq!(Stamp::from_toml(time, &Zone::default()), None);
}

#[test]
fn stamps_order_by_instant_then_offset() {
    let at = |s: &str| Stamp::parse(s, &Zone::default()).unwrap().0;
    let (utc, local) = (at("2013-12-15T08:28:00Z"), at("2013-12-15T15:28:00+07:00"));
    assert_eq!(utc.unix(), local.unix());
    assert!(utc < local && local < at("2013-12-15T08:28:01Z"));
    assert_eq!(local.unix(), 1_387_096_080);
    assert_eq!(Stamp::from_unix(local.unix(), &Zone::default()), Some(local));
    // Day, month and year are those of the clock that showed the moment.
    let new_year = at("2014-01-01T00:30:00+07:00");
    assert_eq!(new_year.day().to_string(), "2014-01-01");
    assert_eq!((new_year.year(), new_year.month().to_string()), (2014, "2014-01".into()));
}

#[test]
fn patterns_are_filled() {
    let (stamp, _) = Stamp::parse("7:05:09 5/2/2013", &Zone::default()).unwrap();
    for (pattern, want) in [
        ("{hh}:{mm}, {weekday}, {dd}/{MM}/{yyyy} ({zone})", "07:05, Thứ Ba, 05/02/2013 (GMT+7)"),
        ("{weekday_lower}, ngày {d} tháng {m} năm {yyyy}", "Thứ ba, ngày 5 tháng 2 năm 2013"),
        ("{h}:{mm}' {d}/{m}/{yy} {ss}", "7:05' 5/2/13 09"),
        // As portals write it: with minutes, with a clock of twelve hours.
        ("{dd}/{MM}/{yyyy} {hh12}:{mm} {ampm}", "05/02/2013 07:05 AM"),
        ("{h12}:{mm} {sach}", "7:05 SA"),
        ("{unknown} {", "{unknown} {"),
        ("{{hh}} {x{d}", "{07} {x5"),
    ] {
        assert_eq!(stamp.format(pattern), want);
    }
    for (time, want) in [("00:10", "12 AM SA"), ("12:00", "12 PM CH"), ("16:33", "04 PM CH")] {
        let (stamp, _) = Stamp::parse(&format!("{time} 5/2/2013"), &Zone::default()).unwrap();
        assert_eq!(stamp.format("{hh12} {ampm} {sach}"), want);
    }
    assert_eq!(stamp.day().format("{weekday} {d}-{m}-{yyyy} {hh}"), "Thứ Ba 5-2-2013 {hh}");
    let zones = ["2013-12-15T01:00:00Z", "2013-12-15T01:00:00+05:30", "2013-12-15T01:00:00-03:00"];
    let named = zones.map(|s| Stamp::parse(s, &Zone::default()).unwrap().0.format("{zone}"));
    assert_eq!(named, ["GMT", "GMT+5:30", "GMT-3"]);
    assert_eq!(check_pattern("{hh} {yyyy} {zone}"), Ok(()));
    assert_eq!(check_pattern("{hh} {YYYY}"), Err("YYYY".into()));
    assert_eq!(check_day_pattern("{d} {hh}"), Err("hh".into()));
    for weekday in 15..22 {
        assert!(!Day::new(2013, 12, weekday).unwrap().weekday().is_empty());
    }
}

#[test]
fn values_serialize_plainly_and_come_back() {
    let (stamp, _) = Stamp::parse("15:28 15/12/2013", &Zone::default()).unwrap();
    assert_eq!(serde_json::to_string(&stamp).unwrap(), "[1387096080,25200]");
    assert_eq!(serde_json::from_str::<Stamp>("[1387096080,25200]").unwrap(), stamp);
    assert!(serde_json::from_str::<Stamp>("[1387096080,25201]").is_err());
    assert!(serde_json::from_str::<Stamp>("[1387096080,999999999]").is_err());
    assert_eq!(serde_json::to_string(&stamp.day()).unwrap(), "\"2013-12-15\"");
    assert_eq!(serde_json::from_str::<Day>("\"2013-12-15\"").unwrap(), stamp.day());
    let bytes = postcard::to_stdvec(&(stamp, stamp.day(), stamp.month())).unwrap();
    let back: (Stamp, Day, Month) = postcard::from_bytes(&bytes).unwrap();
    assert_eq!(back, (stamp, stamp.day(), stamp.month()));
    let zone = serde_json::to_string(&Zone::default()).unwrap();
    assert_eq!(zone, "\"Asia/Ho_Chi_Minh\"");
    assert_eq!(serde_json::from_str::<Zone>(&zone).unwrap(), Zone::default());
    assert_eq!(Zone::named("Asia/Nowhere"), None);
}

#[test]
fn days_are_counted() {
    let day = |s| Day::parse(s).unwrap();
    assert_eq!(day("28/2/2024").plus_days(2), Some(day("1/3/2024")));
    assert_eq!(day("1/3/2024").plus_days(-2), Some(day("28/2/2024")));
    assert_eq!(day("31/12/9999").plus_days(1), None);
    assert_eq!(day("14-10-1930").days_until(day("14-10-2020")), 32_873);
    assert_eq!(day("14-10-2020").days_until(day("13-10-2020")), -1);
}

#[test]
fn old_days_have_offsets_of_whole_minutes() {
    let stamp = Stamp::at_midnight(Day::new(1900, 1, 1).unwrap(), &Zone::default()).unwrap();
    assert_eq!(stamp.rfc3339(), "1900-01-01T00:00:00+07:06");
    assert_eq!(stamp.day().to_string(), "1900-01-01");
}
