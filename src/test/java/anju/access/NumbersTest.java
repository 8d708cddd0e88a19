package anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.IdentityNumber.Flaw;
import anju.access.IdentityNumber.Reading;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Phones and identity numbers as people type them. */
class NumbersTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13000000000",
                "+8613000000000",
                "+86 130 0000 0000",
                "008613000000000",
                "8613000000000",
                "１３０００００００００",
                "130-0000-0000",
                " 130 0000 0000 ",
                "＋86-13000000000"
            })
    void a_mobile_phone_is_read_in_every_usual_spelling(String typed) {
        assertThat(Phone.read(typed).orElseThrow().digits()).isEqualTo("13000000000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0760-88880000", "076088880000", "(0760) 88880000", "+86 760 88880000"})
    void a_landline_is_kept_but_gets_no_code(String typed) {
        var phone = Phone.read(typed).orElseThrow();
        assertThat(phone.digits()).isEqualTo("076088880000");
        assertThat(phone.isMobile()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1300000000", "130000000000", "23000000000", "12000000000", "abc", "1300000000x"})
    void anything_else_is_no_phone(String typed) {
        assertThat(Phone.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X"})
    void the_example_of_the_standard_is_valid_in_every_spelling(String typed) {
        assertThat(IdentityNumber.read(typed, TODAY))
                .isEqualTo(new Reading.Valid(new IdentityNumber("11010519491231002X")));
    }

    @ParameterizedTest
    @CsvSource({
        "110105491231002, LENGTH",
        "'', LENGTH",
        "1101051949123100X2, CHARACTERS",
        "ABCDEFGHIJKLMNOPQR, CHARACTERS",
        "99010519491231002X, REGION",
        "110105194902300020, BIRTH_DATE",
        "110105202712310021, BIRTH_DATE",
        "110105177612310021, BIRTH_DATE",
        "110105194912310021, CHECK_CHARACTER"
    })
    void every_flaw_is_named(String typed, Flaw flaw) {
        assertThat(IdentityNumber.read(typed, TODAY)).isEqualTo(new Reading.Wrong(flaw));
    }

    @Test
    void any_single_wrong_digit_and_any_swap_of_neighbours_is_noticed() {
        var right = "11010519491231002X";
        for (int i = 14; i < 17; i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                var wrong = right.substring(0, i) + digit + right.substring(i + 1);
                if (!wrong.equals(right)) {
                    assertThat(IdentityNumber.read(wrong, TODAY)).isEqualTo(new Reading.Wrong(Flaw.CHECK_CHARACTER));
                }
            }
        }
        assertThat(IdentityNumber.read("11010519491231020X", TODAY)).isEqualTo(new Reading.Wrong(Flaw.CHECK_CHARACTER));
    }

    @Test
    void the_text_form_of_a_number_is_masked() {
        assertThat(new Phone("13012345678")).hasToString("130****5678");
        assertThat(new IdentityNumber("11010519491231002X")).hasToString("1****************X");
        assertThat(new NewPerson("欧阳小明", new Phone("13012345678"), null)).hasToString("欧阳**");
    }

    @ParameterizedTest
    @CsvSource({
        "张三, 张**, 张*, 张三",
        "张三丰, 张**, 张*丰, 张三丰",
        "欧阳修, 欧阳**, 欧阳*, 欧阳修",
        "欧阳小明, 欧阳**, 欧阳*明, 欧阳小明",
        "欧阳, 欧**, 欧*, 欧阳",
        "张, 张**, 张*, 张",
        "𠮷田三郎, 𠮷**, 𠮷*郎, 𠮷田三郎"
    })
    void a_name_is_masked_by_who_looks(String name, String open, String neighbour, String staff) {
        assertThat(Masking.name(name, Audience.PUBLIC)).isEqualTo(open);
        assertThat(Masking.name(name, Audience.RESIDENT)).isEqualTo(neighbour);
        assertThat(Masking.name(name, Audience.STAFF)).isEqualTo(staff);
        assertThat(Masking.name(name, Audience.SELF)).isEqualTo(name);
    }

    @Test
    void numbers_are_masked_by_who_looks() {
        assertThat(Masking.phone("13012345678", Audience.PUBLIC)).isEmpty();
        assertThat(Masking.phone("13012345678", Audience.RESIDENT)).isEmpty();
        assertThat(Masking.phone("13012345678", Audience.STAFF)).isEqualTo("130****5678");
        assertThat(Masking.phone("13012345678", Audience.SELF)).isEqualTo("13012345678");
        assertThat(Masking.identity("11010519491231002X", Audience.PUBLIC)).isEmpty();
        assertThat(Masking.identity("11010519491231002X", Audience.STAFF)).isEqualTo("1****************X");
    }
}
