package org.songhua.edge.warning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Signs alerts as CAP 1.2 clause 3.3.4.1 recommends: an enveloped XML signature (ECDSA P-256, SHA-256) with its public key. The key is made
 * anew at each start, so a signature proves that an alert is whole; whose it is, the connection proves.
 */
@Component
class CapSigner {
    private final KeyPair keys = newKeys();

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256.", e);
        }
    }

    /** {@return the document with a signature as the last child of its root} */
    byte[] signed(byte[] document) {
        try {
            Document parsed = parse(document);
            sign(parsed);
            var bytes = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(parsed), new StreamResult(bytes));
            return bytes.toByteArray();
        } catch (GeneralSecurityException
                | ParserConfigurationException
                | SAXException
                | java.io.IOException
                | MarshalException
                | XMLSignatureException
                | TransformerException e) {
            throw new IllegalStateException("An alert could not be signed.", e);
        }
    }

    private static Document parse(byte[] document)
            throws ParserConfigurationException, SAXException, java.io.IOException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(document));
    }

    private void sign(Document document) throws GeneralSecurityException, MarshalException, XMLSignatureException {
        XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
        Reference whole = factory.newReference(
                "",
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null)),
                null,
                null);
        SignedInfo info = factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256", null),
                List.of(whole));
        KeyInfoFactory keyInfos = factory.getKeyInfoFactory();
        KeyInfo key = keyInfos.newKeyInfo(List.of(keyInfos.newKeyValue(keys.getPublic())));
        factory.newXMLSignature(info, key).sign(new DOMSignContext(keys.getPrivate(), document.getDocumentElement()));
    }
}
