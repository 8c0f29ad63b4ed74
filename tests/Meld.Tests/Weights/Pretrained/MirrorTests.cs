using Meld.Weights;
using Meld.Weights.Pretrained;

namespace Meld.Tests.Weights.Pretrained;

public sealed class MirrorTests
{
    private const string Hub = "https://huggingface.co/gpt2/resolve/main/config.json", Torch = "https://download.pytorch.org/models/x.pth";

    [Theory]
    [InlineData(null, null, Hub, Torch)]
    [InlineData(null, "", Hub, Torch)]
    [InlineData(null, "https://mirror.example/hub/", "https://mirror.example/hub/gpt2/resolve/main/config.json", Torch)]
    [InlineData(
        "http://10.0.0.1:8080/files", "https://other", "http://10.0.0.1:8080/files/huggingface.co/gpt2/resolve/main/config.json",
        "http://10.0.0.1:8080/files/download.pytorch.org/models/x.pth")]
    public void Of_Environment_LeadsThere(string? everything, string? hub, string ofHub, string ofTorch)
    {
        var mirror = Mirror.FromEnvironment(name => name == "MELD_MIRROR" ? everything : name == "HF_ENDPOINT" ? hub : null);
        Assert.Equal((ofHub, ofTorch), (mirror.Of(new(Hub)).AbsoluteUri, mirror.Of(new(Torch)).AbsoluteUri));
    }

    [Theory]
    [InlineData("ftp://x")]
    [InlineData("hf-mirror")]
    public void FromEnvironment_NoAddress_NamesTheVariable(string value) => Assert.Equal(
        $"HF_ENDPOINT is '{value}', and it has to be an http or https address.",
        Assert.Throws<WeightsException>(() => Mirror.FromEnvironment(name => name == "HF_ENDPOINT" ? value : null)).Message);
}
