package org.example.frameworks.springmvc;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.view.InternalResourceViewResolver;

/** What the dispatcher servlet is made of. */
@Configuration
@EnableWebMvc
@Import(OrdersController.class)
public class ShopConfiguration {

  @Bean
  public InternalResourceViewResolver views() {
    return new InternalResourceViewResolver("/WEB-INF/jsp/", ".jsp");
  }
}
