// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: The chokepoint authors
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace chokepoint {

//! What many runs share: made when the first of them asks, kept until the last is over. For any thread.
template <class Key, class Value> class SharedOnce {
  public:
    //! Says that a run will ask for a key. To be called for all runs before the first asks.
    void expect(const Key& key)
    {
        std::shared_ptr<Entry>& entry = entries_[key];
        if (!entry) {
            entry = std::make_shared<Entry>();
        }
        ++entry->runs_left;
    }

    //! The value of a key that is expected. One thread makes it, others that ask for it wait; `make` may run
    //! parallel loops, whose threads take up nothing else meanwhile (core/parallel).
    //! \throws what `make` throws; then the next to ask tries again
    template <class Make> Value get(const Key& key, Make&& make)
    {
        std::shared_ptr<Entry> entry;
        {
            const std::lock_guard lock(guard_);
            entry = entries_.at(key);
        }
        const std::lock_guard lock(entry->guard);
        if (!entry->value) {
            entry->value = make();
        }
        return *entry->value;
    }

    //! Says that a run which asked, or would have, is over.
    void release(const Key& key)
    {
        const std::lock_guard lock(guard_);
        const auto entry = entries_.find(key);
        if (entry != entries_.end() && --entry->second->runs_left == 0) {
            entries_.erase(entry);
        }
    }

  private:
    struct Entry {
        std::size_t runs_left = 0;
        std::mutex guard; //!< of `value`
        std::optional<Value> value;
    };

    std::mutex guard_; //!< of `entries_`
    std::map<Key, std::shared_ptr<Entry>> entries_;
};

} // namespace chokepoint
