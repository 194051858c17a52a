class Alidade < Formula
  desc "Surveys AWS accounts and charts them in Neo4j"
  homepage "https://github.com/owner/alidade"
  version "1.2.3"
  license "Apache-2.0"

  depends_on :linux

  on_intel do
    url "https://github.com/owner/alidade/releases/download/v1.2.3/alidade-1.2.3-linux-amd64.tar.gz"
    sha256 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1"
  end

  on_arm do
    url "https://github.com/owner/alidade/releases/download/v1.2.3/alidade-1.2.3-linux-arm64.tar.gz"
    sha256 "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb2"
  end

  def install
    bin.install "alidade"
    bash_completion.install "completions/alidade.bash" => "alidade"
    zsh_completion.install "completions/alidade.zsh" => "_alidade"
    fish_completion.install "completions/alidade.fish"
    man1.install Dir["man/man1/*.1"]
  end

  test do
    assert_equal "alidade #{version}", shell_output("#{bin}/alidade --version").strip
  end
end
