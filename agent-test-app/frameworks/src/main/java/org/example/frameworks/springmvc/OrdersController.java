package org.example.frameworks.springmvc;

import java.util.concurrent.Callable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Orders as pages, as text, later, and as errors of each kind that the framework knows. */
@Controller
public class OrdersController {

  /** A view: the framework forwards to a JSP. */
  @GetMapping("/orders/{id}")
  public String show(@PathVariable("id") int id, Model model) {
    model.addAttribute("id", id);
    return "order";
  }

  @PostMapping("/orders")
  public String create(@RequestParam("item") String item) {
    return "redirect:/orders/" + item.length();
  }

  /** An asynchronous dispatch brings the answer. */
  @GetMapping("/orders/{id}/total")
  @ResponseBody
  public Callable<String> total(@PathVariable("id") int id) {
    return () -> "total of " + id;
  }

  /** The same, and the answer is an error. */
  @GetMapping("/orders/{id}/lost")
  @ResponseBody
  public Callable<String> lost(@PathVariable("id") int id) {
    return () -> {
      throw new IllegalStateException("order " + id + " is lost");
    };
  }

  @GetMapping("/orders/{id}/invoice")
  @ResponseBody
  public String invoice(@PathVariable("id") int id) {
    throw new GoneException("invoice of " + id);
  }

  @GetMapping("/orders/{id}/parcel")
  @ResponseBody
  public String parcel(@PathVariable("id") int id) {
    throw new UnsupportedOperationException("parcel of " + id);
  }

  @GetMapping("/broken")
  @ResponseBody
  public String broken() {
    throw new IllegalStateException("no orders today");
  }

  @ExceptionHandler(UnsupportedOperationException.class)
  @ResponseStatus(HttpStatus.NOT_IMPLEMENTED)
  @ResponseBody
  public String explain(UnsupportedOperationException failure) {
    return failure.getMessage();
  }

  /** The framework sends the error that the annotation names. */
  @ResponseStatus(HttpStatus.GONE)
  static final class GoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GoneException(String message) {
      super(message);
    }
  }
}
