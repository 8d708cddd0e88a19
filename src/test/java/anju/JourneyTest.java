package anju;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.Areas;
import anju.city.Cities;
import anju.city.City;
import anju.city.Jobs;
import anju.evidence.Sequencer;
import anju.evidence.Verifier;
import anju.journey.Districts;
import anju.journey.Here;
import anju.journey.Journey;
import anju.journey.Town;
import anju.testing.InCity;
import anju.testing.Shows;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The {@link Journey} from a workbook to a payment that explains itself, station by station. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JourneyTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Cities cities;

    @Autowired
    Areas areas;

    @Autowired
    anju.access.People registered;

    @Autowired
    Jobs jobs;

    @Autowired
    Sequencer sequencer;

    @TempDir
    Path folder;

    private Town here;
    private Journey journey;

    @BeforeAll
    void openTheOffice(City city) {
        Districts.draw(areas);
        here = new Here(city, port, db, cities, registered, jobs, sequencer, true);
        journey = new Journey(here);
    }

    @Test
    @Order(1)
    void the_bureau_adopts_rules_and_the_clerk_adds_the_companies() {
        journey.the_bureau_adopts_rules_and_the_clerk_adds_the_companies();
    }

    @Test
    @Order(2)
    void the_clerk_brings_in_her_workbook() {
        journey.the_clerk_brings_in_her_workbook();
    }

    @Test
    @Order(3)
    @Shows("CD-23")
    void a_grid_worker_writes_down_who_has_water_from_the_roof() {
        journey.a_grid_worker_writes_down_who_has_water_from_the_roof();
    }

    @Test
    @Order(4)
    @Shows({"CD-09", "CD-12"})
    void the_clerk_opens_a_project_and_draws_up_an_item_on_that_need() {
        journey.the_clerk_opens_a_project_and_draws_up_an_item_on_that_need();
    }

    @Test
    @Order(5)
    void the_owners_are_to_be_asked_and_the_roll_is_frozen() {
        journey.the_owners_are_to_be_asked_and_the_roll_is_frozen();
    }

    @Test
    @Order(6)
    @Shows("ZS-10")
    void owners_vote_by_phone_and_on_paper() {
        journey.owners_vote_by_phone_and_on_paper();
    }

    @Test
    @Order(7)
    void the_vote_is_closed_and_counted() {
        journey.the_vote_is_closed_and_counted();
    }

    @Test
    @Order(8)
    @Shows("CD-15")
    void money_is_received_and_set_aside_for_the_item() {
        journey.money_is_received_and_set_aside_for_the_item();
    }

    @Test
    @Order(9)
    void the_contract_is_signed_once_the_leader_has_brought_the_project_to_procurement() {
        journey.the_contract_is_signed_once_the_leader_has_brought_the_project_to_procurement();
    }

    @Test
    @Order(10)
    void the_roofs_are_measured_and_four_parties_sign() {
        journey.the_roofs_are_measured_and_four_parties_sign();
    }

    @Test
    @Order(11)
    @Shows("ZS-24")
    void the_papers_are_checked_and_the_payment_cleared() {
        journey.the_papers_are_checked_and_the_payment_cleared();
    }

    @Test
    @Order(12)
    void the_payment_is_held_approved_by_two_and_confirmed_by_the_bank() throws Exception {
        journey.the_payment_is_held_approved_by_two_and_confirmed_by_the_bank();
    }

    @Test
    @Order(13)
    void the_roofs_are_handed_to_their_keeper() {
        journey.the_roofs_are_handed_to_their_keeper();
    }

    @Test
    @Order(14)
    void anybody_walks_from_the_payment_to_the_need_and_back() {
        journey.anybody_walks_from_the_payment_to_the_need_and_back();
    }

    @Test
    @Order(15)
    void the_public_record_verifies_without_us() throws Exception {
        var zip = Files.write(
                folder.resolve("record.zip"),
                here.visitor().get("/record.zip").isOk().bytes());
        var outcome = Verifier.run(zip);
        assertThat(outcome.exit()).as(outcome::text).isZero();
    }
}
