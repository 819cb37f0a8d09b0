//! The arguments of the program.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::diag::problem::Lang;

/// Trình dựng trang tĩnh cho các trang thông tin xây dựng Đảng.
#[derive(Debug, Parser)]
#[command(name = "toasoan", version, about, long_about = None)]
pub struct Args {
    /// Ngôn ngữ của thông báo (messages): vi, en
    #[arg(long, global = true, value_enum, default_value = "vi")]
    pub lang: LangArg,
    /// Chỉ in lỗi
    #[arg(long, global = true)]
    pub quiet: bool,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// A language of messages.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LangArg {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Lang {
        match lang {
            LangArg::Vi => Lang::Vi,
            LangArg::En => Lang::En,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tạo một trang mới nhỏ, dựng được ngay
    Init(Init),
    /// Dựng trang vào thư mục kết quả; chỉ dựng lại những gì đã đổi
    Build(Build),
    /// Kiểm tra nội dung mà không ghi gì
    Check(Check),
    /// Xem trước trên máy này, tự cập nhật khi sửa
    Serve(Serve),
    /// Cho biết vì sao các bài liên quan với nhau
    Related(Related),
    /// Cho biết nhận ra những văn bản nào được viện dẫn trong một đoạn chữ
    Cite(Cite),
    /// Giải thích một mã lỗi, ví dụ T0203
    Explain(Explain),
    /// Ghi các trang tham khảo của docs/reference
    #[command(hide = true)]
    Reference(Reference),
}

/// Which site.
#[derive(Debug, Clone, ClapArgs)]
pub struct SiteArgs {
    /// Thư mục gốc của trang
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".")]
    pub root: PathBuf,
    /// Tệp cấu hình, tính từ thư mục gốc
    #[arg(long, value_name = "TỆP", default_value = "site.toml")]
    pub config: String,
    /// Địa chỉ của trang, thay cho `base_url` trong cấu hình
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Dựng như thể đang ở thời điểm này (mặc định: bây giờ), ví dụ 2026-11-21T08:00
    #[arg(long, value_name = "THỜI_ĐIỂM")]
    pub as_of: Option<String>,
    /// Dựng cả bản thảo và bài hẹn giờ
    #[arg(long)]
    pub drafts: bool,
    /// Số luồng (mặc định: số nhân của máy)
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}

/// `toasoan init`.
#[derive(Debug, ClapArgs)]
pub struct Init {
    /// Thư mục của trang mới; phải trống hoặc chưa có
    #[arg(value_name = "THƯ_MỤC")]
    pub dir: PathBuf,
}

/// `toasoan build`.
#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command")]
pub struct Build {
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
    /// Thư mục kết quả
    #[arg(long, value_name = "THƯ_MỤC")]
    pub out: Option<PathBuf>,
    /// Chỉ dựng một trang con, ở địa chỉ riêng của nó (`base_url` của nó, hoặc --base-url)
    #[arg(long, value_name = "CHUYÊN_MỤC")]
    pub subsite: Option<String>,
    /// Viết liên kết tương đối, để mở được từ USB hoặc ở thư mục con bất kỳ
    #[arg(long)]
    pub relative: bool,
    /// Đọc lại mọi tệp, không tin ngày giờ sửa tệp
    #[arg(long)]
    pub verify: bool,
    /// Không dùng bộ nhớ đệm
    #[arg(long)]
    pub no_cache: bool,
    /// In thời gian từng bước
    #[arg(long)]
    pub timings: bool,
    /// Cho biết vì sao một trang được dựng lại
    #[arg(long, value_name = "ĐƯỜNG_DẪN")]
    pub explain: Option<String>,
    /// Dạng của thông báo lỗi: text hoặc json
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// The form of problems.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// `toasoan check`.
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
    /// In danh sách bài hẹn giờ: lúc nào lên trang, chờ số tạp chí nào
    #[arg(long)]
    pub scheduled: bool,
    /// Coi mức này như lỗi: warning hoặc hint
    #[arg(long, value_enum)]
    pub deny: Option<Deny>,
    /// Dạng của thông báo lỗi: text hoặc json
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
}

/// The least severity that counts as an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    /// Warnings.
    Warning,
    /// Warnings and hints.
    Hint,
}

/// `toasoan serve`.
#[derive(Debug, ClapArgs)]
pub struct Serve {
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
    /// Cổng trên máy này; 0 để tự chọn
    #[arg(long, default_value_t = 1930)]
    pub port: u16,
    /// Mở trình duyệt
    #[arg(long)]
    pub open: bool,
}

/// `toasoan related`.
#[derive(Debug, ClapArgs)]
pub struct Related {
    /// Bài, ví dụ thoi-su/ten-bai.md
    #[arg(value_name = "BÀI")]
    pub article: String,
    /// In từng phần điểm của bài này trong danh sách của bài trên
    #[arg(long, value_name = "BÀI_KHÁC")]
    pub why: Option<String>,
    /// Which site.
    #[command(flatten)]
    pub site: SiteArgs,
}

/// `toasoan cite`.
#[derive(Debug, ClapArgs)]
pub struct Cite {
    /// Tệp Markdown hoặc chữ thường; `-` đọc từ stdin
    #[arg(value_name = "TỆP", default_value = "-")]
    pub file: String,
    /// Ngày của bài, thay cho ngày ghi ở đầu tệp
    #[arg(long, value_name = "NGÀY")]
    pub date: Option<String>,
    /// Địa phương của bài, thay cho địa phương ghi ở đầu tệp
    #[arg(long, value_name = "ĐỊA_PHƯƠNG")]
    pub region: Option<String>,
    /// Dạng của kết quả: text hoặc json
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// Thư mục gốc của trang có danh mục văn bản riêng
    #[arg(long, value_name = "THƯ_MỤC", default_value = ".")]
    pub root: PathBuf,
    /// Mọi bài của trang, thay cho một tệp
    #[arg(long, conflicts_with_all = ["file", "date", "region"])]
    pub all: bool,
    /// Chỉ những chỗ không thành liên kết
    #[arg(long)]
    pub unlinked: bool,
}

/// `toasoan explain`.
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// Mã lỗi; không ghi thì in cả danh mục
    #[arg(value_name = "MÃ")]
    pub code: Option<String>,
}

/// `toasoan reference`.
#[derive(Debug, ClapArgs)]
pub struct Reference {
    /// Thư mục ghi vào
    #[arg(default_value = "docs/reference")]
    pub dir: PathBuf,
}
