package anju.money;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CapitalsTest {
    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";

    @Example
    void amounts_are_written_as_the_rules_for_cheques_write_them() {
        assertThat(words("0")).isEqualTo("零元整");
        assertThat(words("325.04")).isEqualTo("叁佰贰拾伍元零肆分");
        assertThat(words("1409.50")).isEqualTo("壹仟肆佰零玖元伍角整");
        assertThat(words("6007.14")).isEqualTo("陆仟零柒元壹角肆分");
        assertThat(words("1680.32")).isEqualTo("壹仟陆佰捌拾元零叁角贰分");
        assertThat(words("16409.02")).isEqualTo("壹万陆仟肆佰零玖元零贰分");
        assertThat(words("100000.00")).isEqualTo("壹拾万元整");
        assertThat(words("100000001")).isEqualTo("壹亿零壹元整");
        assertThat(words("0.30")).isEqualTo("叁角整");
        assertThat(words("0.05")).isEqualTo("伍分");
        assertThat(words("225382.40")).isEqualTo("贰拾贰万伍仟叁佰捌拾贰元肆角整");
    }

    @Property(tries = 5000)
    void whoever_reads_the_words_gets_the_amount_back(@ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long fen) {
        reads(fen);
        reads(fen % 1_000_000_000_000L);
        reads(fen % 10_000_000);
        reads(fen % 1_000 * 1_000_000_007L);
    }

    private static void reads(long fen) {
        var words = Capitals.of(new Money(fen));
        assertThat(read(words)).as(words).isEqualTo(fen);
        assertThat(words).doesNotContain("零零", "零万", "零亿", "零元零", "零角", "零分").doesNotStartWith("零角");
        assertThat(words.endsWith("分")).isEqualTo(fen % 10 != 0);
        assertThat(words.endsWith("整")).isEqualTo(fen % 10 == 0);
    }

    /** Another way round: reads from left to right with a running section, as a clerk does. */
    private static long read(String words) {
        long total = 0;
        long section = 0;
        long digit = 0;
        long fen = 0;
        for (char c : words.toCharArray()) {
            int value = DIGITS.indexOf(c);
            if (value >= 0) {
                digit = value;
                continue;
            }
            switch (c) {
                case '拾' -> section += digit * 10;
                case '佰' -> section += digit * 100;
                case '仟' -> section += digit * 1000;
                case '万' -> {
                    total += (section + digit) * 10_000;
                    section = 0;
                }
                case '亿' -> {
                    total = (total + section + digit) * 100_000_000;
                    section = 0;
                }
                case '元' -> {
                    fen = (total + section + digit) * 100;
                    section = 0;
                }
                case '角' -> fen += digit * 10;
                case '分' -> fen += digit;
                case '整' -> {}
                default -> throw new AssertionError(words);
            }
            digit = 0;
        }
        return fen;
    }

    private static String words(String yuan) {
        return Capitals.of(Money.ofYuan(yuan));
    }
}
