<%@ page contentType="text/plain;charset=UTF-8" %>Order of ${item} for ${pageContext.request.remoteUser}
