"""Plain WebDriver with Python's standard library only: reads a code from the outbox and uses it."""

import json
import os
import subprocess
import time
import urllib.request

SERVICE = os.environ.get("SERVICE", "http://localhost:8080")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMEDRIVER = os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver")
PORT = 9517
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def send(method, url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=30) as response:
        text = response.read()
        return json.loads(text) if text else None


driver = subprocess.Popen([CHROMEDRIVER, f"--port={PORT}"], stdout=subprocess.DEVNULL)
session = None


def command(method, path, body=None):
    return send(method, f"{session}{path}", body)["value"]


def find(xpath, timeout_s=20):
    """Waits for an element and returns its WebDriver path."""
    end = time.monotonic() + timeout_s
    while True:
        found = command("POST", "/elements", {"using": "xpath", "value": xpath})
        if found or time.monotonic() > end:
            assert found, f"not found: {xpath}"
            return f"/element/{found[0][ELEMENT]}"
        time.sleep(0.1)


def fill(label, text):
    field_id = command("GET", find(f"//label[contains(normalize-space(), '{label}')]") + "/attribute/for")
    command("POST", find(f"//*[@id='{field_id}']") + "/value", {"text": text})


def click(xpath):
    command("POST", find(xpath) + "/click", {})


try:
    for _ in range(50):
        try:
            send("GET", f"http://localhost:{PORT}/status")
            break
        except OSError:
            time.sleep(0.1)
    options = {"binary": CHROMIUM, "args": ["--headless=new", "--no-sandbox", "--disable-gpu"]}
    capabilities = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
    session_id = send("POST", f"http://localhost:{PORT}/session", capabilities)["value"]["sessionId"]
    session = f"http://localhost:{PORT}/session/{session_id}"

    # Karim's code has expired; the preset sends him a new one.
    send("POST", f"{SERVICE}/sandbox/reset", {"preset": "karim-new-code"})
    newest = send("GET", f"{SERVICE}/sandbox/outbox.json")[0]
    assert newest["to"] == "karim.benali@exemple.fr", newest

    command("POST", "/url", {"url": f"{SERVICE}/activer/identification"})
    fill("Code provisoire", newest["code"])
    fill("Numéro de sécurité sociale", "1 79 06 93 048 000 81")
    click("//label[contains(normalize-space(), 'Carte Vitale avec photo')]")
    fill("Numéro de série", "04200067890")
    click("//button[normalize-space()='Continuer']")
    find("//h1[contains(translate(., '\u00a0', ' '), 'Je prends ma décision')]")
    print("webdriver: identification with the code from the outbox succeeded")
finally:
    if session:
        command("DELETE", "")
    driver.terminate()
    driver.wait()
