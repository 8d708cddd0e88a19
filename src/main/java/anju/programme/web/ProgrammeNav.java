package anju.programme.web;

import anju.access.Action;
import anju.site.NavEntry;
import anju.site.NavGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ways to the programme. */
@Configuration(proxyBeanMethods = false)
class ProgrammeNav {
    @Bean
    NavEntry reserveEntry() {
        return new NavEntry("programme.nav.reserve", "/reserve", Action.SEE_PROGRAMME, 5, NavGroup.RENEWAL, "calendar");
    }

    @Bean
    NavEntry programmeEntry() {
        return new NavEntry("programme.nav.programme", "/programme", null, 15, NavGroup.PUBLIC, "calendar");
    }
}
