using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;

namespace TorchSharp.Modules
{
    /// <summary>Modules by name, in the order in which they came, seen by their owner.</summary>
    public class ModuleDict<T> : Module, IDictionary<string, T>, IList<(string, T)>
        where T : Module
    {
        private readonly OrderedDictionary<string, T> entries = [];

        /// <summary>An empty dictionary.</summary>
        public ModuleDict()
            : base(nameof(ModuleDict<>))
        {
        }

        /// <summary>How many modules there are.</summary>
        public int Count => entries.Count;

        /// <summary>Always false.</summary>
        public bool IsReadOnly => false;

        /// <summary>The names in order.</summary>
        public ICollection<string> Keys => entries.Keys;

        /// <summary>The modules in order.</summary>
        public ICollection<T> Values => entries.Values;

        /// <summary>Name and module at a place.</summary>
        /// <param name="index">The place, from 0.</param>
        public (string, T) this[int index]
        {
            get
            {
                var (key, item) = entries.GetAt(index);
                return (key, item);
            }
            set => Change(() => entries.SetAt(index, value.Item1, value.Item2));
        }

        /// <summary>The module of a name.</summary>
        /// <param name="key">The name.</param>
        public T this[string key]
        {
            get => entries[key];
            set => Change(() => entries[key] = value);
        }

        /// <summary>Adds a module under a name.</summary>
        /// <param name="item">Name and module.</param>
        public void Add((string, T) item) => Add(item.Item1, item.Item2);

        /// <summary>Adds a module under a name.</summary>
        /// <param name="key">The name.</param>
        /// <param name="value">The module.</param>
        public void Add(string key, T value) => Change(() => entries.Add(key, value));

        /// <summary>Adds a module under a name.</summary>
        /// <param name="item">Name and module.</param>
        public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

        /// <summary>Takes everything out; nothing is disposed.</summary>
        public void Clear() => Change(entries.Clear);

        /// <summary>Takes everything out; nothing is disposed.</summary>
        public void clear() => Clear();

        /// <summary>Whether a module stands under a name.</summary>
        /// <param name="item">Name and module.</param>
        public bool Contains((string, T) item) => entries.TryGetValue(item.Item1, out var found) && ReferenceEquals(found, item.Item2);

        /// <summary>Whether a module stands under a name.</summary>
        /// <param name="item">Name and module.</param>
        public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

        /// <summary>Whether there is a name.</summary>
        /// <param name="key">The name.</param>
        public bool ContainsKey(string key) => entries.ContainsKey(key);

        /// <summary>Copies names and modules to an array.</summary>
        /// <param name="array">The array.</param>
        /// <param name="arrayIndex">Where to start in it.</param>
        public void CopyTo((string, T)[] array, int arrayIndex)
        {
            foreach (var (key, item) in entries) array[arrayIndex++] = (key, item);
        }

        /// <summary>Copies names and modules to an array.</summary>
        /// <param name="array">The array.</param>
        /// <param name="arrayIndex">Where to start in it.</param>
        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => ((ICollection<KeyValuePair<string, T>>)entries).CopyTo(array, arrayIndex);

        /// <summary>The place of a module under a name; -1 when it is not there.</summary>
        /// <param name="item">Name and module.</param>
        public int IndexOf((string, T) item) => Contains(item) ? entries.IndexOf(item.Item1) : -1;

        /// <summary>Puts a module at a place, before what stood there.</summary>
        /// <param name="index">The place, from 0.</param>
        /// <param name="item">Name and module.</param>
        public void Insert(int index, (string, T) item) => Change(() => entries.Insert(index, item.Item1, item.Item2));

        /// <summary>Takes a module out; it is not disposed.</summary>
        /// <param name="item">Name and module.</param>
        /// <returns>Whether it was there.</returns>
        public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

        /// <summary>Takes the module of a name out; it is not disposed.</summary>
        /// <param name="key">The name.</param>
        /// <returns>Whether it was there.</returns>
        public bool Remove(string key)
        {
            var known = entries.ContainsKey(key);
            Change(() => entries.Remove(key));
            return known;
        }

        /// <summary>Takes a module out; it is not disposed.</summary>
        /// <param name="item">Name and module.</param>
        /// <returns>Whether it was there.</returns>
        public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

        /// <summary>Takes the module at a place out; it is not disposed.</summary>
        /// <param name="index">The place, from 0.</param>
        public void RemoveAt(int index) => Change(() => entries.RemoveAt(index));

        /// <summary>The module of a name, if there is one.</summary>
        /// <param name="key">The name.</param>
        /// <param name="value">The module.</param>
        /// <returns>Whether there is one.</returns>
        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => entries.TryGetValue(key, out value);

        /// <summary>Goes through names and modules in order.</summary>
        public IEnumerator<(string, T)> GetEnumerator() => entries.Select(entry => (entry.Key, entry.Value)).GetEnumerator();

        /// <summary>Goes through names and modules in order.</summary>
        public IEnumerator<(string, T)> items() => GetEnumerator();

        /// <summary>The names in order.</summary>
        public IEnumerable<string> keys() => entries.Keys;

        /// <summary>The modules in order.</summary>
        public IEnumerable<T> values() => entries.Values;

        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() => entries.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Nothing to do: the dictionary registers what it holds.</summary>
        protected override void RegisterComponents()
        {
        }

        private void Change(Action change)
        {
            change();
            ClearModules();
            foreach (var (key, item) in entries) register_module(key, item);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Modules by name, seen by their owner.</summary>
            /// <param name="modules">Names and modules.</param>
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            /// <summary>Modules by name, seen by their owner.</summary>
            /// <param name="modules">Names and modules.</param>
            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules)
                where T : Module
            {
                var dictionary = new ModuleDict<T>();
                foreach (var module in modules) dictionary.Add(module);
                return dictionary;
            }
        }
    }
}
