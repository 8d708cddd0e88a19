package anju.policy.web;

import anju.site.NavEntry;
import anju.site.NavGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the rules. */
@Configuration(proxyBeanMethods = false)
class PolicyNav {
    @Bean
    NavEntry policyEntry() {
        return new NavEntry("policy.nav.rules", "/policy", null, 30, NavGroup.PUBLIC, "paper");
    }

    @Bean
    NavEntry policyOfficeEntry() {
        return new NavEntry("policy.nav.rules", "/policy", null, 60, NavGroup.OFFICE, "paper");
    }
}
