package anju.site;

import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hangs the page chrome into Spring MVC. */
@Configuration(proxyBeanMethods = false)
class SiteWiring {
    @Bean
    WebMvcConfigurer siteMvc(Sites sites, Doorkeeper doorkeeper, Drafts drafts) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new SiteArguments(sites));
                resolvers.add(new CommandArguments());
                resolvers.add(new FormArguments());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(doorkeeper);
                registry.addInterceptor(drafts);
            }
        };
    }

    /** Before everything, so that no answer leaves without its headers. */
    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        var registration = new FilterRegistrationBean<>(new SecurityHeaders());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
