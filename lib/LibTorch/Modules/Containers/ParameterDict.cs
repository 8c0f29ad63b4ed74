using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Parameters by name, in the order in which they came, seen by their owner.</summary>
    public class ParameterDict : Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
    {
        private readonly OrderedDictionary<string, Parameter> entries = [];

        /// <summary>An empty dictionary.</summary>
        public ParameterDict()
            : base(nameof(ParameterDict))
        {
        }

        /// <summary>How many parameters there are.</summary>
        public int Count => entries.Count;

        /// <summary>Always false.</summary>
        public bool IsReadOnly => false;

        /// <summary>The names in order.</summary>
        public ICollection<string> Keys => entries.Keys;

        /// <summary>The parameters in order.</summary>
        public ICollection<Parameter> Values => entries.Values;

        /// <summary>Name and parameter at a place.</summary>
        /// <param name="index">The place, from 0.</param>
        public (string, Parameter) this[int index]
        {
            get
            {
                var (key, item) = entries.GetAt(index);
                return (key, item);
            }
            set => Change(() => entries.SetAt(index, value.Item1, value.Item2));
        }

        /// <summary>The parameter of a name.</summary>
        /// <param name="key">The name.</param>
        public Parameter this[string key]
        {
            get => entries[key];
            set => Change(() => entries[key] = value);
        }

        /// <summary>Adds a parameter under a name.</summary>
        /// <param name="item">Name and parameter.</param>
        public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

        /// <summary>Adds a parameter under a name.</summary>
        /// <param name="key">The name.</param>
        /// <param name="value">The parameter.</param>
        public void Add(string key, Parameter value) => Change(() => entries.Add(key, value));

        /// <summary>Adds a parameter under a name.</summary>
        /// <param name="item">Name and parameter.</param>
        public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

        /// <summary>Takes everything out; nothing is disposed.</summary>
        public void Clear() => Change(entries.Clear);

        /// <summary>Takes everything out; nothing is disposed.</summary>
        public void clear() => Clear();

        /// <summary>Whether a parameter stands under a name.</summary>
        /// <param name="item">Name and parameter.</param>
        public bool Contains((string, Parameter) item) => entries.TryGetValue(item.Item1, out var found) && ReferenceEquals(found, item.Item2);

        /// <summary>Whether a parameter stands under a name.</summary>
        /// <param name="item">Name and parameter.</param>
        public bool Contains(KeyValuePair<string, Parameter> item) => Contains((item.Key, item.Value));

        /// <summary>Whether there is a name.</summary>
        /// <param name="key">The name.</param>
        public bool ContainsKey(string key) => entries.ContainsKey(key);

        /// <summary>Copies names and parameters to an array.</summary>
        /// <param name="array">The array.</param>
        /// <param name="arrayIndex">Where to start in it.</param>
        public void CopyTo((string, Parameter)[] array, int arrayIndex)
        {
            foreach (var (key, item) in entries) array[arrayIndex++] = (key, item);
        }

        /// <summary>Copies names and parameters to an array.</summary>
        /// <param name="array">The array.</param>
        /// <param name="arrayIndex">Where to start in it.</param>
        public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => ((ICollection<KeyValuePair<string, Parameter>>)entries).CopyTo(array, arrayIndex);

        /// <summary>The place of a parameter under a name; -1 when it is not there.</summary>
        /// <param name="item">Name and parameter.</param>
        public int IndexOf((string, Parameter) item) => Contains(item) ? entries.IndexOf(item.Item1) : -1;

        /// <summary>Puts a parameter at a place, before what stood there.</summary>
        /// <param name="index">The place, from 0.</param>
        /// <param name="item">Name and parameter.</param>
        public void Insert(int index, (string, Parameter) item) => Change(() => entries.Insert(index, item.Item1, item.Item2));

        /// <summary>Takes a parameter out; it is not disposed.</summary>
        /// <param name="item">Name and parameter.</param>
        /// <returns>Whether it was there.</returns>
        public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

        /// <summary>Takes the parameter of a name out; it is not disposed.</summary>
        /// <param name="key">The name.</param>
        /// <returns>Whether it was there.</returns>
        public bool Remove(string key)
        {
            var known = entries.ContainsKey(key);
            Change(() => entries.Remove(key));
            return known;
        }

        /// <summary>Takes a parameter out; it is not disposed.</summary>
        /// <param name="item">Name and parameter.</param>
        /// <returns>Whether it was there.</returns>
        public bool Remove(KeyValuePair<string, Parameter> item) => Remove((item.Key, item.Value));

        /// <summary>Takes the parameter at a place out; it is not disposed.</summary>
        /// <param name="index">The place, from 0.</param>
        public void RemoveAt(int index) => Change(() => entries.RemoveAt(index));

        /// <summary>The parameter of a name, if there is one.</summary>
        /// <param name="key">The name.</param>
        /// <param name="value">The parameter.</param>
        /// <returns>Whether there is one.</returns>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value) => entries.TryGetValue(key, out value);

        /// <summary>Goes through names and parameters in order.</summary>
        public IEnumerator<(string, Parameter)> GetEnumerator() => entries.Select(entry => (entry.Key, entry.Value)).GetEnumerator();

        /// <summary>Goes through names and parameters in order.</summary>
        public IEnumerator<(string, Parameter)> items() => GetEnumerator();

        /// <summary>The names in order.</summary>
        public IEnumerable<string> keys() => entries.Keys;

        /// <summary>The parameters in order.</summary>
        public IEnumerable<Parameter> values() => entries.Values;

        IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() => entries.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Nothing to do: the dictionary registers what it holds.</summary>
        protected override void RegisterComponents()
        {
        }

        private void Change(Action change)
        {
            string[] before = [.. entries.Keys];
            change();
            foreach (var key in before.Concat(entries.Keys).Distinct())
                ConditionallyRegisterParameter(key, entries.GetValueOrDefault(key));
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Parameters by name, seen by their owner.</summary>
            /// <param name="parameters">Names and parameters.</param>
            public static ParameterDict ParameterDict(params (string, Parameter)[] parameters)
            {
                var dictionary = new ParameterDict();
                foreach (var parameter in parameters) dictionary.Add(parameter);
                return dictionary;
            }
        }
    }
}
