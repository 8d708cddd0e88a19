package anju.disclosure.web;

import anju.site.NavEntry;
import anju.site.NavGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The public's ways in. */
@Configuration(proxyBeanMethods = false)
class DisclosureNav {
    @Bean
    NavEntry portalEntry() {
        return new NavEntry("disclosure.nav.portal", "/", null, 10, NavGroup.PUBLIC, "building");
    }

    @Bean
    NavEntry paymentsEntry() {
        return new NavEntry("disclosure.nav.payments", "/payments", null, 20, NavGroup.PUBLIC, "coin");
    }

    @Bean
    NavEntry recordEntry() {
        return new NavEntry("disclosure.nav.record", "/record", null, 40, NavGroup.PUBLIC, "archive");
    }
}
