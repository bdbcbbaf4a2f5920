package org.example.frameworks.struts1;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.struts.action.Action;
import org.apache.struts.action.ActionForm;
import org.apache.struts.action.ActionForward;
import org.apache.struts.action.ActionMapping;

/** Shows an order, as it is found or as the form asks for it. */
public final class OrderAction extends Action {

  @Override
  public ActionForward execute(
      ActionMapping mapping,
      ActionForm form,
      HttpServletRequest request,
      HttpServletResponse response) {
    String item = ((OrderForm) form).getItem();
    if ("nothing".equals(item)) {
      throw new IllegalStateException("no orders today");
    }
    request.setAttribute("item", item);
    return mapping.findForward("POST".equals(request.getMethod()) ? "saved" : "order");
  }
}
