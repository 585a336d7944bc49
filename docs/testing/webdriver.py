"""Plain WebDriver with Python's standard library only: reads a code in the outbox and uses it."""

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


def ask(method, url, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        text = answer.read()
        return json.loads(text) if text else None


driver = subprocess.Popen([CHROMEDRIVER, f"--port={PORT}"], stdout=subprocess.DEVNULL)
session = None


def command(method, path, body=None):
    return ask(method, f"{session}{path}", body)["value"]


def find(xpath, patience=20):
    """Waits for an element; `patience` is in seconds."""
    end = time.monotonic() + patience
    while True:
        found = command("POST", "/elements", {"using": "xpath", "value": xpath})
        if found or time.monotonic() > end:
            assert found, f"not seen: {xpath}"
            return f"/element/{found[0][ELEMENT]}"
        time.sleep(0.1)


def types(label, text):
    name = command("GET", find(f"//label[contains(normalize-space(), '{label}')]") + "/attribute/for")
    command("POST", find(f"//*[@id='{name}']") + "/value", {"text": text})


def presses(xpath):
    command("POST", find(xpath) + "/click", {})


try:
    for _ in range(50):
        try:
            ask("GET", f"http://localhost:{PORT}/status")
            break
        except OSError:
            time.sleep(0.1)
    options = {"binary": CHROMIUM, "args": ["--headless=new", "--no-sandbox", "--disable-gpu"]}
    wanted = {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}
    opened = ask("POST", f"http://localhost:{PORT}/session", wanted)["value"]["sessionId"]
    session = f"http://localhost:{PORT}/session/{opened}"

    # The code of Karim had expired; the preset sent him a new one.
    ask("POST", f"{SERVICE}/sandbox/reset", {"preset": "karim-new-code"})
    newest = ask("GET", f"{SERVICE}/sandbox/outbox.json")[0]
    assert newest["to"] == "karim.benali@exemple.fr", newest

    command("POST", "/url", {"url": f"{SERVICE}/activer/identification"})
    types("Code provisoire", newest["code"])
    types("Numéro de sécurité sociale", "1 79 06 93 048 123 55")
    presses("//label[contains(normalize-space(), 'Carte Vitale avec photo')]")
    types("Numéro de série", "04200067890")
    presses("//button[normalize-space()='Continuer']")
    find("//h1[contains(translate(., '\u00a0', ' '), 'Je prends ma décision')]")
    print("webdriver: the code of the outbox opened the decision")
finally:
    if session:
        command("DELETE", "")
    driver.terminate()
    driver.wait()
