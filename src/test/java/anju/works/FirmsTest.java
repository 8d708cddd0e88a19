package anju.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.Action;
import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.fund.Source;
import anju.registry.Adding;
import anju.registry.Joining;
import anju.registry.Members;
import anju.registry.OrganisationKind;
import anju.registry.Organisations;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.change.ChangeSide;
import anju.works.change.ChangeTerms;
import anju.works.change.Changing;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Only people of the firm in the contract act for it, whatever role they hold at the place. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirmsTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext application;

    @Autowired
    JdbcClient db;

    @Autowired
    Firms firms;

    @Autowired
    Changing changing;

    @Autowired
    HiddenWorks hidden;

    @Autowired
    Members members;

    @Autowired
    Organisations organisations;

    SmallWorks works;
    SmallCity small;
    UUID contract;
    Viewer clerk;

    @BeforeAll
    void build() {
        works = new SmallWorks(application);
        small = works.small;
        var item = works.item("10", "100.00");
        works.allocated(works.lot(Source.CITY_MATCH, "1000000.00", "BASIC"), item, "1000.00");
        contract = works.contract(works.terms("HT-1", 80, works.line(item, "1", "10", "60.00")));
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
    }

    @Test
    void people_of_the_contractor_sign_for_it_and_those_of_another_firm_do_not() {
        var ours = small.viewer(Role.CONTRACTOR);
        var theirs = ofAnotherFirm(Role.CONTRACTOR, "另一家建设");
        firms.require(ours, Action.SIGN_AS_CONTRACTOR, contract);
        assertThatThrownBy(() -> firms.require(theirs, Action.SIGN_AS_CONTRACTOR, contract))
                .isInstanceOfSatisfying(
                        NotPermitted.class,
                        refusal -> assertThat(refusal.isOtherFirm()).isTrue());
        assertThatThrownBy(() -> firms.require(theirs, Action.REQUEST_PAYMENT, contract))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void people_of_another_supervisor_neither_sign_nor_confirm_quantities() {
        var theirs = ofAnotherFirm(Role.SUPERVISOR, "另一家监理");
        for (var action : List.of(Action.SIGN_AS_SUPERVISOR, Action.CONFIRM_QUANTITY)) {
            firms.require(small.viewer(Role.SUPERVISOR), action, contract);
            assertThatThrownBy(() -> firms.require(theirs, action, contract)).isInstanceOf(NotPermitted.class);
        }
    }

    @Test
    void the_office_acts_by_its_role_alone() {
        firms.require(clerk, Action.MEASURE, contract);
        firms.require(clerk, Action.REQUEST_PAYMENT, contract);
    }

    @Test
    void whoever_left_the_firm_acts_for_it_no_longer() {
        var person = small.viewer(Role.CONTRACTOR);
        var member = members.of(small.contractor).stream()
                .filter(each -> each.personId().equals(person.person()))
                .findFirst()
                .orElseThrow();
        assertThat(members.leave(clerk, id(), small.contractor, member.id())).isEqualTo(new Joining.Left());
        assertThatThrownBy(() -> firms.require(person, Action.WRITE_LOG, contract))
                .isInstanceOf(NotPermitted.class);
        assertThat(members.leave(clerk, id(), small.contractor, member.id())).isEqualTo(new Joining.AlreadySo());
        assertThat(members.join(clerk, id(), small.contractor, person.person())).isInstanceOf(Joining.Joined.class);
        assertThat(members.join(clerk, id(), small.contractor, person.person())).isEqualTo(new Joining.AlreadySo());
        firms.require(person, Action.WRITE_LOG, contract);
    }

    @Test
    void a_supervisor_is_not_entered_among_a_contractors_people() {
        var supervisor = small.viewer(Role.SUPERVISOR);
        assertThat(members.join(clerk, id(), small.contractor, supervisor.person()))
                .isEqualTo(new Joining.NotOfThisKind());
    }

    @Test
    void nobody_enters_themselves_and_the_database_keeps_one_membership() {
        var contractor = small.viewer(Role.CONTRACTOR);
        assertThatThrownBy(() -> members.join(contractor, id(), small.contractor, contractor.person()))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> db.sql("""
                        insert into registry.member (id, person_id, organisation_id, from_at, act_id, act_kind)
                        values (?, ?, ?, now(), ?, 'registry.member.joined')""")
                        .params(id(), contractor.person(), small.contractor, id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_page_of_a_firm_enters_and_takes_off_its_people_and_names_what_is_missing(City city) {
        var web = Web.at(city, port).as(clerk, db);
        var action = "/registry/organisations/" + small.supervisor + "/members";
        var newcomer = newcomer(Role.SUPERVISOR);
        var page = web.get("/registry/organisations/" + small.supervisor).isOk();
        var missing = page.form(action).send();
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.words()).contains("人员");
        var absurd = page.form(action).with("person", "谁").send();
        assertThat(absurd.status()).isEqualTo(422);
        var foreign = page.form(action)
                .with("person", small.owner(0).person().toString())
                .send();
        assertThat(foreign.status()).isEqualTo(422);
        assertThat(foreign.words()).contains("监理单位的角色");
        var joined = foreign.form(action)
                .with("person", newcomer.person().toString())
                .submit()
                .isOk();
        assertThat(joined.words()).contains("已登记");
        firms.require(newcomer, Action.SIGN_AS_SUPERVISOR, contract);
        var contractorsWeb = Web.at(city, port).as(small.viewer(Role.CONTRACTOR), db);
        assertThat(contractorsWeb
                        .get("/registry/organisations/" + small.supervisor)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_firms_people_find_on_their_desk_and_in_the_lists_what_concerns_their_firm(City city) {
        var line = works.lineOf(contract, "1");
        var acceptance = works.measured(contract, new Measured(line, null, SmallWorks.milli("1")));
        var code = db.sql("select code from works.acceptance where id = ?")
                .param(acceptance)
                .query(String.class)
                .single();
        var ours = small.viewer(Role.CONTRACTOR);
        var theirs = ofAnotherFirm(Role.CONTRACTOR, "第三家建设");
        var contracts = "/projects/" + small.project + "/contracts";
        var web = Web.at(city, port).as(ours, db);
        assertThat(web.get("/desk").isOk().words()).contains(code);
        assertThat(web.get(contracts).isOk().words()).contains("HT-1");
        assertThat(web.get("/acceptances/" + acceptance).isOk().words()).contains("签字");
        web = Web.at(city, port).as(theirs, db);
        assertThat(web.get("/desk").isOk().words()).doesNotContain(code);
        assertThat(web.get(contracts).isOk().words()).doesNotContain("HT-1");
        var hidden = web.get("/contracts/" + contract + "/hidden-works").isOk();
        assertThat(hidden.body()).doesNotContain("/hidden-works/new");
        var engineer = small.viewer(Role.SUPERVISOR);
        assertThat(Web.at(city, port).as(engineer, db).get("/desk").isOk().words())
                .contains(code);
        assertThat(Web.at(city, port)
                        .as(ofAnotherFirm(Role.SUPERVISOR, "第三家监理"), db)
                        .get("/desk")
                        .isOk()
                        .words())
                .doesNotContain(code);
        assertThat(Web.at(city, port).as(clerk, db).get("/desk").isOk().words()).contains(code);
    }

    @Test
    void another_firms_people_neither_ask_for_changes_nor_show_hidden_works() {
        var theirs = ofAnotherFirm(Role.CONTRACTOR, "第四家建设");
        var line = works.lineOf(contract, "1");
        var terms = new ChangeTerms(
                ChangeSide.CONTRACTOR, "多一块", List.of(new ChangeTerms.More(line, -1000)), List.of(), List.of());
        assertThatThrownBy(() -> changing.propose(theirs, id(), contract, terms))
                .isInstanceOf(NotPermitted.class);
        var stretch = new StretchTerms(line, "东侧", "管沟", null, List.of(works.file("works.stretch")));
        assertThatThrownBy(() -> hidden.announce(theirs, id(), contract, stretch))
                .isInstanceOf(NotPermitted.class);
        var announced = (Covering.Announced) hidden.announce(small.viewer(Role.CONTRACTOR), id(), contract, stretch);
        var supervisor = ofAnotherFirm(Role.SUPERVISOR, "第四家监理");
        assertThatThrownBy(() -> hidden.look(supervisor, id(), announced.stretch(), true, ""))
                .isInstanceOf(NotPermitted.class);
    }

    private Viewer newcomer(Role role) {
        var person = small.viewer(role);
        db.sql("select id from registry.member where person_id = ?")
                .param(person.person())
                .query(UUID.class)
                .list()
                .forEach(member -> members.leave(
                        clerk, id(), role == Role.SUPERVISOR ? small.supervisor : small.contractor, member));
        return person;
    }

    private Viewer ofAnotherFirm(Role role, String name) {
        var person = newcomer(role);
        var kind = role == Role.SUPERVISOR ? OrganisationKind.SUPERVISOR : OrganisationKind.CONTRACTOR;
        var firm = ((Adding.Added) organisations.add(clerk, id(), name, null, kind)).id();
        assertThat(members.join(clerk, id(), firm, person.person())).isInstanceOf(Joining.Joined.class);
        return person;
    }

    private static UUID id() {
        return City.current().newId();
    }
}
