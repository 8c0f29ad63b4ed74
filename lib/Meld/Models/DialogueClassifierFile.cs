using System.Text.Json;
using Meld.Corpus;
using Meld.Storage;
using Meld.Text;
using Meld.Weights;
using static TorchSharp.torch;

namespace Meld.Models;

/// <summary>
/// A <see cref="DialogueClassifier"/> as named tensors: those of the network as it names them, and <c>vocabulary</c> and <c>speakers</c> (UTF-8, a line end
/// after each). Labels and the word vectors' name and hash are in the metadata.
/// </summary>
internal static class DialogueClassifierFile
{
    private const string Format = "meld.dialogue-classifier";
    private const string Version = "1";
    private const string VocabularyTensor = "vocabulary";
    private const string SpeakersTensor = "speakers";
    private const string VectorsName = "word_vectors";
    private const string VectorsHash = "word_vectors.hash";

    /// <summary>The model as tensors; equal models give equal bytes.</summary>
    public static SafetensorsFile Save(DialogueClassifier classifier)
    {
        var tensors = classifier.Model.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.ToWeights());
        tensors.Add(VocabularyTensor, Lines(classifier.Vocabulary.ToBytes()));
        tensors.Add(SpeakersTensor, Lines(new Vocabulary(classifier.Speakers.Names).ToBytes()));
        var metadata = new Dictionary<string, string> { ["format"] = Format, ["version"] = Version };
        foreach (var (head, labels) in classifier.Labels) metadata.Add(LabelsKey(head), JsonSerializer.Serialize(labels));
        if (classifier.WordVectors is { } vectors)
        {
            metadata.Add(VectorsName, vectors.Name);
            metadata.Add(VectorsHash, vectors.Hash);
        }
        return new SafetensorsFile(tensors, metadata);
    }

    /// <summary>Restores a model; <paramref name="name"/> is what errors call the file.</summary>
    /// <exception cref="WeightsFormatException">The file holds another model, or one trained with other word vectors.</exception>
    public static DialogueClassifier Load(SafetensorsFile file, ModelSettings settings, IWordVectors? vectors, string name)
    {
        CheckFormat(file, name);
        CheckVectors(file, vectors, name);
        var classifier = Create(file, settings, vectors, name);
        try
        {
            Fill(classifier.Model.state_dict(), file, name);
            return classifier;
        }
        catch
        {
            classifier.Dispose();
            throw;
        }
    }

    private static void CheckFormat(SafetensorsFile file, string name)
    {
        var (format, version) = (file.Metadata.GetValueOrDefault("format"), file.Metadata.GetValueOrDefault("version"));
        if (format != Format) throw new WeightsFormatException(name, null, "this is no file of a dialogue classifier.");
        if (version != Version) throw new WeightsFormatException(name, null, $"version {version} of the format is unknown.");
    }

    private static void CheckVectors(SafetensorsFile file, IWordVectors? vectors, string name)
    {
        var (trained, hash) = (file.Metadata.GetValueOrDefault(VectorsName), file.Metadata.GetValueOrDefault(VectorsHash));
        if (hash == vectors?.Hash) return;
        var problem = (hash, vectors) switch
        {
            (null, _) => $"the model was trained without pretrained word vectors, not with \"{vectors!.Name}\".",
            (_, null) => $"the model was trained with the word vectors \"{trained}\", which are missing.",
            _ => $"the model was trained with other word vectors: \"{trained}\" with hash {Short(hash)}, not \"{vectors.Name}\" with hash {Short(vectors.Hash)}.",
        };
        throw new WeightsFormatException(name, null, problem);
    }

    private static DialogueClassifier Create(SafetensorsFile file, ModelSettings settings, IWordVectors? vectors, string name)
    {
        try
        {
            return new DialogueClassifier(
                settings,
                Words(file, VocabularyTensor, name),
                new SpeakerTable(Words(file, SpeakersTensor, name).Words),
                Heads.All.ToDictionary(head => head, head => new LabelSet(JsonSerializer.Deserialize<string[]>(file.Metadata[LabelsKey(head)])!)),
                vectors);
        }
        catch (Exception error) when (error is KeyNotFoundException or JsonException or ArgumentException)
        {
            throw new WeightsFormatException(name, null, $"the words, speakers or labels are damaged: {error.Message}", error);
        }
    }

    private static void Fill(Dictionary<string, Tensor> state, SafetensorsFile file, string name)
    {
        if (file.Tensors.Keys.Except([.. state.Keys, VocabularyTensor, SpeakersTensor]).Order(StringComparer.Ordinal).FirstOrDefault() is { } unexpected)
            throw new WeightsFormatException(name, unexpected, "the experiment's model has no such tensor.");
        // Everything is checked before anything is copied.
        foreach (var (key, destination) in state)
        {
            var stored = file.Tensors.GetValueOrDefault(key) ?? throw new WeightsFormatException(name, key, "is missing, and the experiment's model needs it.");
            if (stored.Describe() != destination.Describe())
                throw new WeightsFormatException(name, key, $"is {stored.Describe()}, and the experiment's model needs {destination.Describe()}.");
        }
        foreach (var (key, destination) in state) file.Tensors[key].CopyTo(destination);
    }

    private static Vocabulary Words(SafetensorsFile file, string tensor, string name) =>
        file.Tensors.GetValueOrDefault(tensor) is { Type: TensorType.U8 } lines
            ? Vocabulary.FromBytes(lines.UnsignedBytes())
            : throw new WeightsFormatException(name, tensor, "is missing or no text.");

    private static WeightTensor Lines(byte[] lines) => WeightTensor.From(lines, lines.Length);

    private static string LabelsKey(Head head) => $"labels.{head.Name()}";

    private static string Short(string hash) => hash[..Math.Min(hash.Length, 12)];
}
