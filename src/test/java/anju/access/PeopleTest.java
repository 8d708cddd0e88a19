package anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import anju.testing.InCity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
class PeopleTest {
    @Autowired
    People people;

    @Autowired
    JdbcClient db;

    @Test
    void an_equal_identity_number_is_the_same_person_whatever_the_phone() {
        var first = people.add(person("陈立", "13000000101", "11010519491231002X"));
        assertThat(people.add(person("陈立", "13000000102", "11010519491231002X")))
                .isEqualTo(first);
        assertThat(people.withPhone(phone("13000000101"))).containsExactly(first);
        assertThat(people.withPhone(phone("13000000102"))).isEmpty();
    }

    @Test
    void an_equal_phone_and_name_is_the_same_person_and_a_missing_identity_number_is_filled_in() {
        var first = people.add(person("林月", "13000000201", null));
        var identity = identity(7);
        assertThat(people.add(new NewPerson("林月", phone("13000000201"), identity)))
                .isEqualTo(first);
        assertThat(people.withIdentity(identity)).contains(first);
    }

    @Test
    void a_family_shares_a_phone_and_stays_several_people() {
        var ids = people.add(List.of(person("赵大", "13000000301", null), person("钱二", "13000000301", null)));
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(people.withPhone(phone("13000000301"))).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void two_identity_numbers_are_two_people_even_with_one_phone_and_name() {
        var ids = people.add(List.of(
                new NewPerson("王芳", phone("13000000401"), identity(1)),
                new NewPerson("王芳", phone("13000000401"), identity(2))));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void whoever_has_no_number_is_always_new() {
        assertThat(people.add(List.of(person("李明", null, null), person("李明", null, null))))
                .doesNotHaveDuplicates();
    }

    @Test
    void rows_of_one_list_complete_each_other() {
        var ids = people.add(List.of(
                person("周敏", "13000000501", null),
                new NewPerson("周敏", phone("13000000501"), identity(3)),
                new NewPerson("周敏", null, identity(3))));
        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(people.withIdentity(identity(3))).contains(ids.getFirst());
    }

    @Test
    void the_preview_tells_who_is_known_and_where_the_names_differ() {
        var id = people.add(new NewPerson("吴刚", null, identity(4)));
        assertThat(people.matches(List.of(
                        new NewPerson("吴刚", null, identity(4)),
                        new NewPerson("吴钢", null, identity(4)),
                        person("吴刚", "13000000601", null))))
                .containsExactly(new People.Match(id, true), new People.Match(id, false), People.Match.NOBODY);
    }

    @Test
    void ten_thousand_people_are_added_in_seconds_and_found_in_their_order() {
        var list = new ArrayList<NewPerson>();
        for (int i = 0; i < 10_000; i++) {
            list.add(new NewPerson("住户" + i, phone("139" + (10_000_000 + i)), identity(1000 + i % 900)));
        }
        long before = System.nanoTime();
        var ids = people.add(list);
        assertThat((System.nanoTime() - before) / 1_000_000_000).isLessThan(30);
        assertThat(ids).hasSize(10_000);
        assertThat(List.copyOf(new java.util.LinkedHashSet<>(ids))).hasSize(900);
        assertThat(people.add(list)).isEqualTo(ids);
    }

    @Test
    void names_are_searched_only_among_those_given() {
        var ids = people.add(List.of(person("郑小红", null, null), person("郑小兰", null, null)));
        assertThat(people.namedLike("小红", ids)).containsExactly(ids.getFirst());
        assertThat(people.namedLike("小", List.of(ids.getLast()))).containsExactly(ids.getLast());
        assertThat(people.namedLike(" ", ids)).isEmpty();
        assertThat(people.nameOf(ids.getFirst(), Audience.PUBLIC)).isEqualTo("郑**");
    }

    @Test
    void the_table_holds_no_readable_name_or_number() {
        people.add(new NewPerson("司马光", phone("13000000701"), identity(9)));
        var raw = db.sql("select name_enc, phone_enc, phone_hmac, identity_enc, identity_hmac from access.person")
                .query((row, _) -> {
                    var all = new StringBuilder();
                    for (int i = 1; i <= 5; i++) {
                        var bytes = row.getBytes(i);
                        all.append(bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8));
                    }
                    return all.toString();
                })
                .list();
        assertThat(raw)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain("司马", "13000000701", "4400001950"));
    }

    static NewPerson person(String name, String phone, String identity) {
        return new NewPerson(
                name, phone == null ? null : phone(phone), identity == null ? null : new IdentityNumber(identity));
    }

    static Phone phone(String digits) {
        return Phone.read(digits).orElseThrow();
    }

    /** A valid invented number: nobody is born in region 440000 on the first days of 1950 with these sequences. */
    static IdentityNumber identity(int n) {
        var body = "440000195001" + String.format("%02d", n % 28 + 1) + String.format("%03d", n / 28 % 1000);
        return new IdentityNumber(body + IdentityNumber.checkCharacter(body));
    }
}
