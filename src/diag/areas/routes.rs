//! 04: addresses of pages.

use crate::base::text::Text;

problems! {
    /// Mistakes in addresses.
    "04" Routing {
        /// Two pages have one address.
        RouteTaken { route: Text } "01" Error
        explain "Mỗi địa chỉ chỉ thuộc về một trang; cả hai trang bị giữ lại cho tới khi một địa chỉ đổi."
        vi format!("hai trang cùng địa chỉ `{route}`"), "trang thứ nhất", "đổi `slug` của một trong hai bài";
        en format!("two pages have the address `{route}`"), "the first page", "change the `slug` of one of them";

        /// An alias hides a page that exists.
        AliasOverPage { route: Text } "02" Error
        explain "Địa chỉ cũ không được trùng với địa chỉ của một trang đang có; trang được giữ, địa chỉ cũ bị bỏ."
        vi format!("địa chỉ cũ `{route}` trùng với một trang đang có"), "địa chỉ cũ khai báo ở đây", "xóa địa chỉ này khỏi `aliases`";
        en format!("the alias `{route}` is the address of a page"), "alias defined here", "remove it from `aliases`";

        /// Two addresses differ only in case, so they are one file on many machines.
        CaseCollision { route: Text, other: Text } "03" Error
        explain "Nhiều máy chủ và hệ thống tệp không phân biệt chữ hoa, chữ thường."
        vi format!("`{route}` và `{other}` chỉ khác nhau ở chữ hoa"), "", "đổi tên một trong hai";
        en format!("`{route}` and `{other}` differ only in case"), "", "rename one of them";

        /// An address is not valid.
        BadRoute { route: Text, detail: Text } "04" Error
        explain "Địa chỉ có ký tự hoặc tên không dùng được trên mọi máy chủ."
        vi format!("địa chỉ `{route}` không hợp lệ"), detail, "đổi tên tệp hoặc mẫu địa chỉ";
        en format!("the address `{route}` is not valid"), detail, "rename the file or mend the pattern";

        /// A file has the address of a folder.
        FileIsFolder { route: Text, other: Text } "05" Error
        explain "Một địa chỉ không thể vừa là tệp vừa là thư mục."
        vi format!("`{route}` vừa là tệp vừa là thư mục"), "", format!("đổi một trong hai; địa chỉ kia là `{other}`");
        en format!("`{route}` is a file and a folder"), "", format!("change one of them; the other is `{other}`");
    }
}
