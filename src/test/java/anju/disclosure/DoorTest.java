package anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.fund.Source;
import anju.site.Sites;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Recording;
import anju.survey.Surveying;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.Measured;
import anju.works.Milestone;
import anju.works.Scheduling;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xml.sax.InputSource;

/** What the neighbours are told about their own compound: what happened lately, what is to come, and nothing about one household. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Surveying surveying;

    @Autowired
    Scheduling scheduling;

    @Autowired
    Sites sites;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    SmallWorks works;
    Web web;

    @BeforeAll
    void make(City city) {
        works = new SmallWorks(beans);
        var need = ((Recording.Recorded) surveying.record(
                        works.clerk,
                        works.id(),
                        NeedDraft.ofParts(
                                works.small.compound,
                                "ROOF_LEAK",
                                "四楼屋顶漏水",
                                "",
                                NeedSource.MEETING,
                                false,
                                LocalDate.of(2026, 1, 5),
                                Set.of(works.small.parts.getFirst()))))
                .needId();
        assertThat(need).isNotNull();
        var item = works.item("100", "142.00");
        works.allocated(works.lot(Source.CENTRAL_SUBSIDY, "20000.00", "BASIC"), item, "14200.00");
        var contract = works.contract(works.terms("SG-<1>&2", 80, works.line(item, "2.1", "100", "142.00")));
        scheduling.set(
                works.builder,
                works.id(),
                contract,
                List.of(
                        new Milestone("屋面防水完工", 50, city.today().plusDays(5)),
                        new Milestone("全部完工", 100, city.today().plusDays(60))));
        works.paid(works.held(
                works.cleared(works.accepted(contract, new Measured(works.lineOf(contract, "2.1"), null, 50_000)))));
        web = Web.at(city, port);
    }

    @Test
    void the_compound_page_tells_what_happened_and_what_is_to_come_within_a_fortnight() {
        var words = web.get("/compounds/" + works.small.compound).isOk().words();
        assertThat(words)
                .contains("家门口的事", "签了施工合同 SG-<1>&2", "工程验收合格", "付出一笔工程款", "计划完成：屋面防水完工")
                .doesNotContain("计划完成：全部完工");
    }

    @Test
    void the_feed_is_sound_xml_with_one_lasting_name_for_each_entry() throws Exception {
        var feed = web.get("/compounds/" + works.small.compound + "/feed.atom").isOk();
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var xml = factory.newDocumentBuilder().parse(new InputSource(new StringReader(feed.body())));
        var atom = "http://www.w3.org/2005/Atom";
        var entries = xml.getElementsByTagNameNS(atom, "entry");
        assertThat(entries.getLength()).isGreaterThanOrEqualTo(3);
        assertThat(xml.getDocumentElement().getTextContent()).contains("签了施工合同 SG-<1>&2");
        var ids = xml.getElementsByTagNameNS(atom, "id");
        var seen = new java.util.HashSet<String>();
        for (int i = 0; i < ids.getLength(); i++) {
            assertThat(seen.add(ids.item(i).getTextContent())).isTrue();
        }
        assertThat(web.get("/compounds/" + works.small.compound + "/feed.atom").body())
                .as("nothing new, nothing changed")
                .isEqualTo(feed.body());
        assertThat(web.get("/compounds/" + works.id() + "/feed.atom").status()).isEqualTo(404);
    }

    @Test
    void an_owner_reads_at_home_how_far_their_own_need_has_come(City city) {
        var owner = works.small.owner(0);
        var words = Web.at(city, port).as(owner, db).get("/home").isOk().words();
        assertThat(words).contains("四楼屋顶漏水", "2026-01-05 记下，等着列进方案");
    }

    @Test
    void every_module_that_tells_of_something_is_heard() {
        var modules = db.sql(
                        "select schemaname from pg_views where viewname = 'timeline' and schemaname <> 'disclosure' order by 1")
                .query(String.class)
                .list();
        var union = db.sql("select pg_get_viewdef('disclosure.timeline'::regclass)")
                .query(String.class)
                .single();
        assertThat(modules).isNotEmpty().allSatisfy(module -> assertThat(union).contains(module + ".timeline"));
    }
}
