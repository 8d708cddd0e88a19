package anju.disclosure;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.Cities;
import anju.city.City;
import anju.consultation.Calling;
import anju.consultation.Gathering;
import anju.consultation.GatheringDraft;
import anju.consultation.GatheringForm;
import anju.money.Money;
import anju.stewardship.ActivityCard;
import anju.stewardship.ActivityKind;
import anju.stewardship.Booked;
import anju.stewardship.Hosted;
import anju.stewardship.Hosting;
import anju.stewardship.Letting;
import anju.stewardship.RoomCard;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A compound's calendar holds what is on for everybody, and nobody's name or purpose. */
@InCity
class CalendarTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Calling calling;

    @Autowired
    Hosting hosting;

    @Autowired
    Letting letting;

    @Autowired
    Cities cities;

    @Test
    void the_calendar_tells_what_is_on_and_nothing_of_whoever_takes_a_room(City city) {
        cities.setClock(city, Instant.parse("2026-11-22T02:00:00Z"));
        var works = new SmallWorks(beans);
        var compound = works.small.compound;
        var worker = works.small.viewer(Role.COMMUNITY_WORKER);
        var soon = Instant.parse("2026-11-24T11:30:00Z");
        var gathering = ((Gathering.Called) calling.call(
                        worker,
                        id(),
                        new GatheringDraft(compound, GatheringForm.EVENING, null, "路灯怎么修，听大家说", "院子", "路灯", soon)))
                .gatheringId();
        var off = ((Gathering.Called) calling.call(
                        worker,
                        id(),
                        new GatheringDraft(compound, GatheringForm.EVENING, null, "改期的会", "院子", "坡道", soon)))
                .gatheringId();
        calling.cancel(worker, id(), off, "下雨");
        var card = new ActivityCard(ActivityKind.VOLUNTEER, "扫落叶", "东门", soon, null);
        assertThat(hosting.plan(works.clerk, id(), compound, card)).isInstanceOf(Hosted.Planned.class);
        var room = ((Booked.Opened) letting.open(
                        works.clerk,
                        id(),
                        compound,
                        new RoomCard("议事室", 20, 8, 21, Money.ofYuan("30.00"), Money.ofYuan("60.00"), "挂牌价")))
                .room();
        var booked = letting.book(
                works.clerk,
                id(),
                room,
                Instant.parse("2026-11-24T06:00:00Z"),
                Instant.parse("2026-11-24T07:00:00Z"),
                "张家生日会");
        assertThat(booked).isInstanceOf(Booked.Done.class);
        var web = Web.at(city, port);
        var page = web.get("/compounds/" + compound + "/calendar.ics").isOk();
        assertThat(page.header("content-type")).startsWith("text/calendar");
        var text = new String(page.bytes(), java.nio.charset.StandardCharsets.UTF_8).replace("\r\n ", "");
        assertThat(text)
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains(
                        "UID:gathering-" + gathering + "@anju",
                        "SUMMARY:会议：路灯怎么修，听大家说（院子）",
                        "DTSTART:20261124T113000Z",
                        "SUMMARY:活动：扫落叶（东门）",
                        "SUMMARY:议事室：已有人用",
                        "DTEND:20261124T070000Z",
                        "UID:free-" + room + "@anju",
                        "RRULE:FREQ=DAILY")
                .doesNotContain("改期的会", "生日");
        assertThat(web.get("/compounds/" + compound).isOk().words()).contains("加到日历");
        assertThat(web.get("/compounds/" + id() + "/calendar.ics").status()).isEqualTo(404);
    }
}
