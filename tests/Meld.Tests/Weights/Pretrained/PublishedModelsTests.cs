using Meld.Storage;
using Meld.Weights;
using Meld.Weights.Pretrained;

namespace Meld.Tests.Weights.Pretrained;

public sealed class PublishedModelsTests
{
    [Fact]
    public void All_HaveNamesOfTheirOwnAndFilesAtSafeAddresses()
    {
        Assert.Equal(WeightsCatalogue.All.Count, WeightsCatalogue.All.Select(weights => weights.Name).Distinct().Count());
        Assert.All(PublishedModels.All, model =>
        {
            var addresses = model.Files.Select(model.AddressOf).ToList();
            Assert.All(addresses, address => Assert.Equal("https", address.Scheme));
            Assert.Equal(model.Files.Select(file => file.Name), addresses.Select(address => Path.GetFileName(address.LocalPath)));
            Assert.All(model.Files, file => Assert.True(CachedModel.IsFileName(file.Name), file.Name));
            Assert.Equal(model.Files.Count, model.Files.Select(file => file.Name).Distinct().Count());
            Assert.Contains(Path.GetExtension(model.Files[0].Name), (string[])[".safetensors", ".bin", ".pth"]);
            Assert.True(model.DownloadBytes > 1e8, model.Name);
        });
    }

    [Fact]
    public void Repositories_ArePinnedToARevision() => Assert.All(
        PublishedModels.All.Where(model => model.Folder.Host == "huggingface.co"),
        model => Assert.Matches($"^{model.Page}/resolve/[0-9a-f]{{40}}/$", model.Folder.AbsoluteUri));

    [Fact]
    public void Files_HaveAHashWithItsSourceOrNone() => Assert.All(PublishedModels.All.SelectMany(model => model.Files), file =>
    {
        Assert.Equal(file.HashSource is not null, file.Sha256 is not null || file.Sha256Prefix is not null);
        Assert.True(file.Bytes is null != file.AboutBytes is null, file.Name);
        if (file.Sha256Prefix is { } prefix) Assert.Matches($"-{prefix}\\.pth$", file.Name);
    });

    [Theory]
    [InlineData("bert-base-uncased", "{\"do_lower_case\": true, \"model_max_length\": 512}")]
    [InlineData("bert-base-cased", "{\"do_lower_case\": false, \"model_max_length\": 512}")]
    [InlineData("gpt2", "{\"model_max_length\": 1024}")]
    public void MeasuredHashes_AreThoseOfTheContent(string model, string content)
    {
        var file = Assert.IsType<PublishedModel>(WeightsCatalogue.Find(model)).Files.Single(file => file.Name == "tokenizer_config.json");
        Assert.Equal((content.Length, Digest.Of(content)), (file.Bytes, file.Sha256));
    }

    [Fact]
    public void Mismatch_OfPrefix_SaysWhatIsPublished()
    {
        var file = new PublishedFile("x") { Sha256Prefix = "ba7816bf" };
        Assert.Null(file.Mismatch(Digest.Of("abc")));
        Assert.Equal($"its SHA-256 is {Digest.Of("ab")}, and one that begins with ba7816bf is published", file.Mismatch(Digest.Of("ab")));
    }
}
