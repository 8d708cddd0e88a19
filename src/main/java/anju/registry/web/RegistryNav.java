package anju.registry.web;

import anju.access.Action;
import anju.site.NavEntry;
import anju.site.NavGroup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registry's way in. */
@Configuration(proxyBeanMethods = false)
class RegistryNav {
    @Bean
    NavEntry registryEntry() {
        return new NavEntry("registry.nav", "/registry", Action.SEE_REGISTRY, 10, NavGroup.RENEWAL, "building");
    }
}
