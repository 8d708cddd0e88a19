package anju.disclosure.web;

import anju.access.Action;
import anju.site.NavEntry;
import anju.site.NavGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The public's ways in, and the offices' to what the public sees of money and record. */
@Configuration(proxyBeanMethods = false)
class DisclosureNav {
    @Bean
    NavEntry portalEntry() {
        return new NavEntry("disclosure.nav.portal", "/", null, 10, NavGroup.PUBLIC, "building");
    }

    @Bean
    NavEntry paymentsEntry() {
        return new NavEntry("disclosure.nav.payments", "/payments", null, 20, NavGroup.PUBLIC, "money");
    }

    @Bean
    NavEntry recordEntry() {
        return new NavEntry("disclosure.nav.record", "/record", null, 40, NavGroup.PUBLIC, "archive");
    }

    @Bean
    NavEntry officePaymentsEntry() {
        return new NavEntry("disclosure.nav.payments", "/payments", Action.SEE_BOARD, 70, NavGroup.RENEWAL, "money");
    }

    @Bean
    NavEntry officeRecordEntry() {
        return new NavEntry("disclosure.nav.record", "/record", Action.SEE_AUDIT, 86, NavGroup.OFFICE, "archive");
    }
}
