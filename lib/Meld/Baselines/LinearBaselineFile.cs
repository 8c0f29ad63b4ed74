using System.Globalization;
using System.Text;
using Meld.Text;
using Meld.Weights;

namespace Meld.Baselines;

/// <summary>
/// A fitted linear baseline as named tensors: <c>words.terms</c> and <c>characters.terms</c> (UTF-8, one term a line), <c>words.idf</c>,
/// <c>characters.idf</c>, <c>softmax.weight</c> <c>[features, labels]</c> and <c>softmax.bias</c> <c>[labels]</c>, all numbers F64, so that a
/// restored baseline gives the same probabilities to the last bit. How texts are cut is in the metadata.
/// </summary>
public static class LinearBaselineFile
{
    private const string Format = "meld.linear-baseline";
    private const string Version = "1";

    /// <summary>The baseline as tensors; equal baselines give equal bytes.</summary>
    /// <exception cref="ArgumentException">A vectorizer has an analyzer that this format does not know.</exception>
    public static SafetensorsFile Save(LinearBaseline baseline)
    {
        ArgumentNullException.ThrowIfNull(baseline);
        if (baseline.Words.Analyzer is not WordNgrams words || baseline.Characters.Analyzer is not CharacterNgrams characters)
            throw new ArgumentException("Only word and character n-grams can be saved.", nameof(baseline));
        var model = baseline.Model;
        var weights = new double[model.FeatureCount * model.ClassCount];
        for (var feature = 0; feature < model.FeatureCount; feature++)
            model.Weights(feature).CopyTo(weights.AsSpan(feature * model.ClassCount));
        var tensors = new Dictionary<string, WeightTensor>
        {
            ["softmax.weight"] = WeightTensor.From(weights, model.FeatureCount, model.ClassCount),
            ["softmax.bias"] = WeightTensor.From(model.Biases, model.ClassCount),
        };
        AddVocabulary(tensors, "words", baseline.Words);
        AddVocabulary(tensors, "characters", baseline.Characters);
        return new SafetensorsFile(tensors, Metadata(words, characters));
    }

    /// <summary>Restores a baseline; <paramref name="name"/> is what errors call the file.</summary>
    /// <exception cref="WeightsFormatException">The tensors are not those of a linear baseline.</exception>
    public static LinearBaseline Load(SafetensorsFile file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            if (file.Metadata["format"] != Format || file.Metadata["version"] != Version) throw new FormatException("an unknown format.");
            var words = new WordNgrams(Number("words.min"), Number("words.max"), Number("words.min_length"), Number("words.punctuation") != 0);
            var characters = new CharacterNgrams(Number("characters.min"), Number("characters.max"));
            var model = new SoftmaxRegression(file.Tensors["softmax.weight"].Doubles(), file.Tensors["softmax.bias"].Doubles());
            return new LinearBaseline(Vocabulary(file, "words", words), Vocabulary(file, "characters", characters), model);
        }
        catch (Exception error) when (IsMismatch(error))
        {
            throw new WeightsFormatException(name, null, $"no linear baseline: {error.Message}", error);
        }

        int Number(string key) => int.Parse(file.Metadata[key], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static bool IsMismatch(Exception error) =>
        error is KeyNotFoundException or FormatException or OverflowException or ArgumentException or InvalidOperationException;

    private static Dictionary<string, string> Metadata(WordNgrams words, CharacterNgrams characters)
    {
        return new Dictionary<string, string>
        {
            ["format"] = Format,
            ["version"] = Version,
            ["words.min"] = Text(words.Min),
            ["words.max"] = Text(words.Max),
            ["words.min_length"] = Text(words.MinLength),
            ["words.punctuation"] = words.Punctuation ? "1" : "0",
            ["characters.min"] = Text(characters.Min),
            ["characters.max"] = Text(characters.Max),
        };

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static void AddVocabulary(Dictionary<string, WeightTensor> tensors, string block, TfIdfVectorizer vectorizer)
    {
        var terms = Encoding.UTF8.GetBytes(string.Join('\n', vectorizer.Terms));
        tensors.Add(block + ".terms", WeightTensor.From(terms, terms.Length));
        tensors.Add(block + ".idf", WeightTensor.From(vectorizer.Idf.ToArray(), vectorizer.Idf.Count));
    }

    private static TfIdfVectorizer Vocabulary(SafetensorsFile file, string block, ITextAnalyzer analyzer)
    {
        var bytes = file.Tensors[block + ".terms"].UnsignedBytes();
        // Splitting nothing gives one empty text, but an empty vocabulary has no terms.
        string[] terms = bytes.IsEmpty ? [] : Encoding.UTF8.GetString(bytes).Split('\n');
        return new TfIdfVectorizer(analyzer, terms, file.Tensors[block + ".idf"].Doubles().ToArray());
    }
}
