package anju.money;

/**
 * An amount in capital characters, as cheques and applications carry it beside the figures (Zhengque tianxie piaoju he jiesuan
 * pingzheng de jiben guiding, annex to the Payment and Settlement Measures, Yinfa [1997] 393): zeros between digits are written
 * once, whole yuan and whole jiao end with zheng, fen with nothing.
 */
public final class Capitals {
    // 零壹贰叁肆伍陆柒捌玖
    private static final String DIGITS = "\u96f6\u58f9\u8d30\u53c1\u8086\u4f0d\u9646\u67d2\u634c\u7396";
    // 拾佰仟
    private static final String[] PLACES = {"", "\u62fe", "\u4f70", "\u4edf"};
    // 万, 亿
    private static final String TEN_THOUSAND = "\u4e07";
    private static final String HUNDRED_MILLION = "\u4ebf";
    // 元, 角, 分, 整, 负
    private static final String YUAN = "\u5143";
    private static final String JIAO = "\u89d2";
    private static final String FEN = "\u5206";
    private static final String ZHENG = "\u6574";
    private static final String MINUS = "\u8d1f";

    private Capitals() {}

    public static String of(Money money) {
        long fen = Math.absExact(money.fen());
        long yuan = fen / 100;
        int jiao = (int) (fen / 10 % 10);
        int rest = (int) (fen % 10);
        var words = new StringBuilder(money.fen() < 0 ? MINUS : "");
        if (yuan > 0) {
            words.append(whole(yuan)).append(YUAN);
        }
        if (yuan > 0 && (rest > 0 || jiao > 0) && (jiao == 0 || yuan % 10 == 0)) {
            words.append(digit(0));
        }
        if (jiao > 0) {
            words.append(digit(jiao)).append(JIAO);
        }
        if (rest > 0) {
            words.append(digit(rest)).append(FEN);
        }
        if (fen == 0) {
            words.append(digit(0)).append(YUAN);
        }
        return rest > 0 ? words.toString() : words.append(ZHENG).toString();
    }

    private static String whole(long yuan) {
        if (yuan >= 1_0000_0000L) {
            return joined(yuan, 1_0000_0000L, HUNDRED_MILLION);
        }
        return yuan >= 1_0000L ? joined(yuan, 1_0000L, TEN_THOUSAND) : thousands((int) yuan);
    }

    /** The part above the unit, the unit, and what is left; a zero stands where a digit was left out between them. */
    private static String joined(long yuan, long unit, String name) {
        long left = yuan % unit;
        var high = whole(yuan / unit) + name;
        return left == 0 ? high : high + (left < unit / 10 ? digit(0) : "") + whole(left);
    }

    private static String thousands(int yuan) {
        var words = new StringBuilder();
        boolean gap = false;
        for (int place = 3, unit = 1000; place >= 0; place--, unit /= 10) {
            int digit = yuan / unit % 10;
            if (digit == 0) {
                gap = !words.isEmpty();
            } else {
                words.append(gap ? digit(0) : "").append(digit(digit)).append(PLACES[place]);
                gap = false;
            }
        }
        return words.toString();
    }

    private static String digit(int digit) {
        return DIGITS.substring(digit, digit + 1);
    }
}
