//! The colours of the themes, as tables. What may stand here is decided by the tests in `contrast`.

use ratatui::style::{Color, Modifier, Style};

use super::Theme;

/// A background, and the colour of text on it.
type Ground = (Color, Color);

/// The colours of a theme.
pub(super) struct Palette {
    dim: Color,
    rule: Color,
    accent: Color,
    late: Color,
    soon: Color,
    finished: Color,
    running: Color,
    /// What is laid over late text where no red can be read.
    late_too: Modifier,
    page: Ground,
    month: Ground,
    marked: Ground,
    selected: Ground,
    selected_month: Ground,
    hit: Ground,
    /// Whether what is selected is of one colour. A hit always is.
    is_solid: bool,
}

/// One of the 256, by its number.
const fn at(index: u8) -> Color {
    Color::Indexed(index)
}

/// A colour by its digits, as in `0x1E1E1E`.
const fn rgb(digits: u32) -> Color {
    let [_, red, green, blue] = digits.to_be_bytes();
    Color::Rgb(red, green, blue)
}

pub(super) const DARK: Palette = Palette {
    dim: rgb(0x9A_A4_B2),
    rule: rgb(0x3D_44_4D),
    accent: rgb(0x56_D4_DD),
    late: rgb(0xFF_7B_72),
    soon: rgb(0xE3_B3_41),
    finished: rgb(0x7E_E7_87),
    running: rgb(0x79_C0_FF),
    late_too: Modifier::empty(),
    page: (rgb(0x1E_1E_1E), rgb(0xE6_E8_EB)),
    month: (rgb(0x27_28_2B), rgb(0xE6_E8_EB)),
    marked: (rgb(0x20_2F_33), rgb(0xF4_F5_F7)),
    selected: (rgb(0x2E_33_3B), rgb(0xF4_F5_F7)),
    selected_month: (rgb(0x35_3A_44), rgb(0xF4_F5_F7)),
    hit: (rgb(0xE3_B3_41), rgb(0x1E_1E_1E)),
    is_solid: false,
};

pub(super) const DARK_256: Palette = Palette {
    dim: at(248),
    rule: at(239),
    accent: at(80),
    late: at(210),
    soon: at(179),
    finished: at(150),
    running: at(111),
    late_too: Modifier::empty(),
    page: (at(234), at(254)),
    month: (at(235), at(254)),
    marked: (at(235), at(255)),
    selected: (at(236), at(255)),
    selected_month: (at(237), at(255)),
    hit: (at(179), at(233)),
    is_solid: false,
};

/// Blue cannot be read on black in either table, and brown, which is what VGA has for yellow, neither.
pub(super) const DARK_16: Palette = Palette {
    dim: Color::Gray,
    rule: Color::DarkGray,
    accent: Color::Cyan,
    late: Color::LightRed,
    soon: Color::LightYellow,
    finished: Color::LightGreen,
    running: Color::LightCyan,
    late_too: Modifier::empty(),
    page: (Color::Black, Color::White),
    month: (Color::Black, Color::White),
    marked: (Color::Black, Color::White),
    selected: (Color::Gray, Color::Black),
    selected_month: (Color::White, Color::Black),
    hit: (Color::Cyan, Color::Black),
    is_solid: true,
};

pub(super) const LIGHT: Palette = Palette {
    dim: rgb(0x4F_56_61),
    rule: rgb(0xC8_CC_D2),
    accent: rgb(0x00_61_6B),
    late: rgb(0xC0_26_1C),
    soon: rgb(0x7A_4D_00),
    finished: rgb(0x0B_54_26),
    running: rgb(0x0B_4F_A8),
    late_too: Modifier::empty(),
    page: (rgb(0xFD_FC_FA), rgb(0x1B_1F_24)),
    month: (rgb(0xF2_F1_EC), rgb(0x1B_1F_24)),
    marked: (rgb(0xF6_F1_DC), rgb(0x10_13_17)),
    selected: (rgb(0xDF_F1_F4), rgb(0x10_13_17)),
    selected_month: (rgb(0xCF_E9_EE), rgb(0x10_13_17)),
    hit: (rgb(0xFF_D3_5A), rgb(0x10_13_17)),
    is_solid: false,
};

pub(super) const LIGHT_256: Palette = Palette {
    dim: at(240),
    rule: at(250),
    accent: at(24),
    late: at(160),
    soon: at(94),
    finished: at(22),
    running: at(25),
    late_too: Modifier::empty(),
    page: (at(231), at(234)),
    month: (at(255), at(234)),
    marked: (at(230), at(232)),
    selected: (at(195), at(232)),
    selected_month: (at(159), at(232)),
    hit: (at(221), at(232)),
    is_solid: false,
};

/// Neither green nor cyan nor yellow can be read on white, nor the grey of xterm: what is finished has its glyph.
pub(super) const LIGHT_16: Palette = Palette {
    dim: Color::Black,
    rule: Color::DarkGray,
    accent: Color::Blue,
    late: Color::Red,
    soon: Color::Magenta,
    finished: Color::Black,
    running: Color::Blue,
    late_too: Modifier::empty(),
    page: (Color::White, Color::Black),
    month: (Color::White, Color::Black),
    marked: (Color::White, Color::Black),
    selected: (Color::Black, Color::White),
    selected_month: (Color::Blue, Color::White),
    hit: (Color::Cyan, Color::Black),
    is_solid: true,
};

pub(super) const HIGH: Palette = Palette {
    dim: rgb(0xD0_D0_D0),
    rule: rgb(0x80_80_80),
    accent: rgb(0x5C_F2_FF),
    late: rgb(0xFF_9D_96),
    soon: rgb(0xFF_E1_4D),
    finished: rgb(0x9D_FF_9D),
    running: rgb(0xA8_D4_FF),
    late_too: Modifier::empty(),
    page: (rgb(0), rgb(0xFF_FF_FF)),
    month: (rgb(0x1C_1C_1C), rgb(0xFF_FF_FF)),
    marked: (rgb(0x12_20_2A), rgb(0xFF_FF_FF)),
    selected: (rgb(0xFF_FF_FF), rgb(0)),
    selected_month: (rgb(0xFF_E1_4D), rgb(0)),
    hit: (rgb(0x5C_F2_FF), rgb(0)),
    is_solid: true,
};

pub(super) const HIGH_256: Palette = Palette {
    dim: at(252),
    rule: at(244),
    accent: at(87),
    late: at(210),
    soon: at(227),
    finished: at(120),
    running: at(153),
    late_too: Modifier::empty(),
    page: (at(16), at(231)),
    month: (at(234), at(231)),
    marked: (at(233), at(231)),
    selected: (at(231), at(16)),
    selected_month: (at(227), at(16)),
    hit: (at(87), at(16)),
    is_solid: true,
};

/// No red of either table can be read well enough on black: what is late is underlined.
pub(super) const HIGH_16: Palette = Palette {
    dim: Color::Gray,
    rule: Color::DarkGray,
    accent: Color::LightCyan,
    late: Color::LightYellow,
    soon: Color::LightYellow,
    finished: Color::Cyan,
    running: Color::White,
    late_too: Modifier::UNDERLINED,
    page: (Color::Black, Color::White),
    month: (Color::Black, Color::White),
    marked: (Color::Black, Color::White),
    selected: (Color::White, Color::Black),
    selected_month: (Color::LightYellow, Color::Black),
    hit: (Color::LightCyan, Color::Black),
    is_solid: true,
};

impl Palette {
    pub(super) const fn theme(self) -> Theme {
        let (plain, bold) = (Style::new(), Style::new().add_modifier(Modifier::BOLD));
        // Where the ground of a mark is that of the screen something else must tell it.
        let marked =
            if self.is_solid { Modifier::BOLD.union(Modifier::UNDERLINED) } else { Modifier::empty() };
        Theme {
            // In the order of the roles.
            styles: [
                plain,
                plain.fg(self.dim),
                plain.fg(self.rule),
                bold,
                plain.fg(self.accent),
                bold.fg(self.late).add_modifier(self.late_too),
                bold.fg(self.soon),
                plain.fg(self.soon),
                plain.fg(self.finished),
                plain.fg(self.running),
                plain.fg(self.late).add_modifier(self.late_too),
            ],
            page: ground(self.page),
            selected: ground(self.selected),
            month: ground(self.month),
            // Sixteen colours have no quiet second ground.
            month_name: ground(self.month).add_modifier(if self.is_solid {
                Modifier::UNDERLINED
            } else {
                Modifier::empty()
            }),
            selected_month: ground(self.selected_month),
            hit: ground(self.hit),
            marked: ground(self.marked).add_modifier(marked),
            solid: if self.is_solid {
                [self.selected.0, self.selected_month.0, self.hit.0]
            } else {
                [self.hit.0, Color::Reset, Color::Reset]
            },
        }
    }
}

const fn ground((back, text): Ground) -> Style {
    Style::new().fg(text).bg(back)
}
