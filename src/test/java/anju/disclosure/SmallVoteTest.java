package anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.money.PublicFigures;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A vote of few heads is told in whole per cent wherever it is told. */
@InCity
class SmallVoteTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Test
    void the_trace_rounds_a_small_vote(City city) {
        var works = new SmallWorks(beans);
        var item = works.item("100", "142.00");
        works.passedMatter(item, "ORDINARY");
        var words = Web.at(city, port).get("/trace/items/" + item).isOk().words();
        assertThat(words)
                .contains("参与表决的业主有 100% 同意", "面积 100%，人数 100%。人数少，公布到整数百分比")
                .doesNotContain("3 位业主", "1.00 ㎡", "3 人");
    }

    @Test
    void a_share_is_rounded_down_below_forty_heads_and_has_a_decimal_from_there() {
        assertThat(new PublicFigures(39).percent(2, 3)).hasToString("66");
        assertThat(new PublicFigures(40).percent(2, 3)).hasToString("66.7");
        assertThat(new PublicFigures(39).percent(0, 0)).hasToString("0");
    }
}
