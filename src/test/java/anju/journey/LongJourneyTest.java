package anju.journey;

import anju.city.Areas;
import anju.city.Cities;
import anju.city.City;
import anju.city.Jobs;
import anju.evidence.Sequencer;
import anju.testing.InCity;
import anju.testing.Shows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The {@link LongJourney}, station by station; each gate is tried too early first. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LongJourneyTest {
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

    private LongJourney journey;

    @BeforeAll
    void openTheOffice(City city) {
        Districts.draw(areas);
        journey = new LongJourney(new Here(city, port, db, cities, registered, jobs, sequencer, false));
    }

    @Test
    @Order(1)
    void the_bureau_adopts_the_rules_of_xiqu() {
        journey.the_bureau_adopts_the_rules_of_xiqu();
    }

    @Test
    @Order(2)
    void the_clerk_brings_in_her_workbook() {
        journey.the_clerk_brings_in_her_workbook();
    }

    @Test
    @Order(3)
    void the_project_waits_in_the_reserve() {
        journey.the_project_waits_in_the_reserve();
    }

    @Test
    @Order(4)
    void a_grid_worker_surveys_it_with_her_phone() {
        journey.a_grid_worker_surveys_it_with_her_phone();
    }

    @Test
    @Order(5)
    void a_danger_to_life_is_settled_before_anything_else() {
        journey.a_danger_to_life_is_settled_before_anything_else();
    }

    @Test
    @Order(6)
    @Shows("ZS-02")
    void gaps_become_needs_and_the_score_says_why() {
        journey.gaps_become_needs_and_the_score_says_why();
    }

    @Test
    @Order(7)
    @Shows("CD-08")
    void neighbours_say_what_they_want() {
        journey.neighbours_say_what_they_want();
    }

    @Test
    @Order(8)
    @Shows("CD-07")
    void opinions_are_put_together_and_everyone_is_told() {
        journey.opinions_are_put_together_and_everyone_is_told();
    }

    @Test
    @Order(9)
    @Shows("ZS-11")
    void every_home_is_asked_whether_it_is_willing() {
        journey.every_home_is_asked_whether_it_is_willing();
    }

    @Test
    @Order(10)
    @Shows("EP-01")
    void the_bureau_announces_the_batch_the_clerk_proposed() {
        journey.the_bureau_announces_the_batch_the_clerk_proposed();
    }

    @Test
    @Order(11)
    void the_clerk_draws_up_the_plan_on_needs_and_the_consensus() {
        journey.the_clerk_draws_up_the_plan_on_needs_and_the_consensus();
    }

    @Test
    @Order(12)
    @Shows("CD-09")
    void the_plan_hangs_on_the_board_until_everyone_could_read_it() {
        journey.the_plan_hangs_on_the_board_until_everyone_could_read_it();
    }

    @Test
    @Order(13)
    void the_owners_are_called_by_notice_and_on_the_roll() {
        journey.the_owners_are_called_by_notice_and_on_the_roll();
    }

    @Test
    @Order(14)
    void owners_vote_by_phone_and_on_paper() {
        journey.owners_vote_by_phone_and_on_paper();
    }

    @Test
    @Order(15)
    void the_box_is_shut_while_the_vote_runs() {
        journey.the_box_is_shut_while_the_vote_runs();
    }

    @Test
    @Order(16)
    void the_vote_is_closed_and_counted() {
        journey.the_vote_is_closed_and_counted();
    }

    @Test
    @Order(17)
    @Shows({"ZS-10", "CD-23"})
    void what_the_owners_decided_is_told_and_the_gate_opens() {
        journey.what_the_owners_decided_is_told_and_the_gate_opens();
    }

    @Test
    @Order(18)
    void money_is_found_for_every_item() {
        journey.money_is_found_for_every_item();
    }

    @Test
    @Order(19)
    @Shows("BY-14")
    void departments_review_the_scheme_together() {
        journey.departments_review_the_scheme_together();
    }

    @Test
    @Order(20)
    void no_start_without_contract_and_management() {
        journey.no_start_without_contract_and_management();
    }

    @Test
    @Order(21)
    void the_site_opens_with_a_schedule_and_a_log() {
        journey.the_site_opens_with_a_schedule_and_a_log();
    }

    @Test
    @Order(22)
    @Shows("BY-15")
    void nothing_is_built_in_that_three_have_not_signed_for() {
        journey.nothing_is_built_in_that_three_have_not_signed_for();
    }

    @Test
    @Order(23)
    @Shows({"CD-10", "BY-22"})
    void a_neighbour_finds_fault_and_looks_again_when_it_is_mended() {
        journey.a_neighbour_finds_fault_and_looks_again_when_it_is_mended();
    }

    @Test
    @Order(24)
    void the_roofs_are_accepted_as_a_stage() {
        journey.the_roofs_are_accepted_as_a_stage();
    }

    @Test
    @Order(25)
    void the_whole_is_accepted_as_complete() {
        journey.the_whole_is_accepted_as_complete();
    }

    @Test
    @Order(26)
    void what_was_built_gets_a_keeper() {
        journey.what_was_built_gets_a_keeper();
    }

    @Test
    @Order(27)
    @Shows("ZS-24")
    void a_progress_payment_goes_out_by_its_ratio() {
        journey.a_progress_payment_goes_out_by_its_ratio();
    }

    @Test
    @Order(28)
    void the_rest_is_paid_stage_by_stage_to_the_settled_price() {
        journey.the_rest_is_paid_stage_by_stage_to_the_settled_price();
    }

    @Test
    @Order(29)
    void the_compound_is_kept_and_its_income_is_published() {
        journey.the_compound_is_kept_and_its_income_is_published();
    }

    @Test
    @Order(30)
    @Shows("ZS-09")
    void residents_say_whether_they_are_content() {
        journey.residents_say_whether_they_are_content();
    }

    @Test
    @Order(31)
    void the_retention_goes_back_when_the_defect_period_is_over() {
        journey.the_retention_goes_back_when_the_defect_period_is_over();
    }

    @Test
    @Order(32)
    @Shows("BY-13")
    void it_stands_at_its_last_stage_and_everybody_can_walk_back() {
        journey.it_stands_at_its_last_stage_and_everybody_can_walk_back();
    }
}
