using Meld.Storage;

namespace Meld.Weights.Pretrained;

/// <summary>
/// What is known of published models. To add one, write down where its files are and add it to <see cref="All"/>. A size or a hash is written down only with
/// its source; the hash of any other file is pinned at its first download, and the file counts as unverified.
/// </summary>
public static class PublishedModels
{
    // The pointer that stands for the file in the repository at huggingface.co, as its page shows it.
    private const string Pointer = "Git LFS pointer";

    // By us, of the file's content; its size and Git hash are those that huggingface.co shows.
    private const string Measured = "measured";

    // torchvision ends a file's name with the first eight digits of its SHA-256, which torch.hub checks (load_state_dict_from_url, check_hash).
    private const string FileName = "file name";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublishedModel> All { get; } =
    [
        Hub(
            "bert-base-uncased",
            "BERT base, English in lower case (Devlin et al. 2019)",
            "Apache-2.0",
            "google-bert/bert-base-uncased",
            "86b5e0934494bd15c9632b12f734a8a67f723594",
            Known("model.safetensors", 440_449_768, "68d45e234eb4a928074dfd868cead0219ab85354cc53d20e772753c6bb9169d3", Pointer),
            Known("config.json", 570, "7160e1553ad2ca51d8c1cb066be533db31826e12d173824c1bb0cb1a4f187d20", Measured),
            Known("vocab.txt", 231_508, "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3", Measured),
            Known("tokenizer_config.json", 48, "a025160ef0431f1a392f6f050c1310f4c5d9fb6f275932dbccba73c4d214bf10", Measured),
            About("tokenizer.json", 466_000)),
        Hub(
            "bert-base-cased",
            "BERT base, English with capitals (Devlin et al. 2019)",
            "Apache-2.0",
            "google-bert/bert-base-cased",
            "cd5ef92a9fb2f889e972770a36d4ed042daf221e",
            About("model.safetensors", 436_000_000),
            Known("config.json", 570, "8b73abed2d67075fd3ec0f840aa53d9cccdc9169c04a7da135c07e721910ed74", Measured),
            About("vocab.txt", 213_000),
            Known("tokenizer_config.json", 49, "0f6d13e6f4da6f9e24f22ada6bc3be571123d858d7c0c05a8a7cd55a9c23c2e8", Measured),
            About("tokenizer.json", 436_000)),
        Hub(
            "gpt2",
            "GPT-2 small, 124 M parameters (Radford et al. 2019)",
            "MIT",
            "openai-community/gpt2",
            "607a30d783dfa663caf39e06633721c8d4cfcd7e",
            Known("model.safetensors", 548_105_171, "248dfc3911869ec493c76e65bf2fcf7f615828b0254c12b473182f0f81d3a707", Pointer),
            Known("config.json", 665, "0daed7749b4f02b8f76240d5444551d7b08712dab4d0adb8239c56ba823bb7b4", Measured),
            Known("vocab.json", 1_042_301, "196139668be63f3b5d6574427317ae82f612a97c5d1cdaf36ed2256dbf636783", Measured),
            Known("merges.txt", 456_318, "1ce1664773c50f3e0cc8842619a93edc4624525b728b188a9e0be33b7726adc5", Measured),
            Known("tokenizer_config.json", 26, "5e04eb606e3a1583530a42e36c2a6b6615c86f34fe77e44d9ddeb43ff940931f", Measured),
            About("tokenizer.json", 1_360_000)),
        Hub(
            "wav2vec2-base",
            "wav2vec 2.0 base, self-supervised (Baevski et al. 2020)",
            "Apache-2.0",
            "facebook/wav2vec2-base",
            "0b5b8e868dd84f03fd87d01f9c4ff0f080fecfe8",
            Pointed("pytorch_model.bin", 380_000_000, "3249fe98bfc62fcbc26067f724716a6ec49d12c4728a2af1df659013905dff21"),
            About("config.json", 1_840),
            About("preprocessor_config.json", 159)),
        Hub(
            "wav2vec2-base-960h",
            "wav2vec 2.0 base, fine-tuned on LibriSpeech's transcripts",
            "Apache-2.0",
            "facebook/wav2vec2-base-960h",
            "22aad52d435eb6dbaf354bdad9b0da84ce7d6156",
            Pointed("pytorch_model.bin", 378_000_000, "c34f9827b034a1b9141dbf6f652f8a60eda61cdf5771c9e05bfa99033c92cd96"),
            About("config.json", 1_600),
            About("preprocessor_config.json", 159),
            About("vocab.json", 291),
            About("tokenizer_config.json", 163)),
        Torchvision("resnet50", "ResNet-50 on ImageNet-1K, IMAGENET1K_V1 (He et al. 2016)", "resnet50-0676ba61.pth", 102_500_000),
        Torchvision("resnet50-v2", "ResNet-50 on ImageNet-1K, IMAGENET1K_V2: longer training", "resnet50-11ad3fa6.pth", 102_500_000),
        Torchvision("r3d-18-kinetics400", "R3D-18 on Kinetics-400 (Tran et al. 2018)", "r3d_18-b3b3357e.pth", 133_500_000),
    ];

    private static PublishedModel Hub(
        string name, string description, string license, string repository, string revision, params IReadOnlyList<PublishedFile> files) => new(
            name,
            description,
            license,
            $"https://huggingface.co/{repository}",
            new Uri($"https://huggingface.co/{repository}/resolve/{revision}/"),
            files);

    // Sizes: "File size" in torchvision's documentation, there in units of 2^20 bytes.
    private static PublishedModel Torchvision(string name, string description, string file, long about) => new(
        name,
        description,
        // Of the code that they come with: torchvision says that weights may have terms of the data which they were trained on.
        "BSD-3-Clause, data's terms",
        "https://pytorch.org/vision/stable/models.html",
        new Uri("https://download.pytorch.org/models/"),
        [new PublishedFile(file) { AboutBytes = about, Sha256Prefix = Path.GetFileNameWithoutExtension(file)[^8..], HashSource = FileName }]);

    private static PublishedFile Known(string name, long bytes, string sha256, string source) =>
        new(name) { Bytes = bytes, Sha256 = Digest.Parse(sha256), HashSource = source };

    // The page rounds the pointer's size.
    private static PublishedFile Pointed(string name, long about, string sha256) =>
        new(name) { AboutBytes = about, Sha256 = Digest.Parse(sha256), HashSource = Pointer };

    private static PublishedFile About(string name, long bytes) => new(name) { AboutBytes = bytes };
}
